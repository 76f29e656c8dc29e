/** Addresses of the typefaces in the built app. They are files of their own, fetched when a paper first needs them. */
const FILES = import.meta.glob<string>(
  [
    '/node_modules/@fontsource/noto-sans/files/noto-sans-{latin,latin-ext,vietnamese,cyrillic,cyrillic-ext,greek,greek-ext,devanagari}-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-bengali/files/noto-sans-bengali-bengali-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-gurmukhi/files/noto-sans-gurmukhi-gurmukhi-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-tamil/files/noto-sans-tamil-tamil-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-sinhala/files/noto-sans-sinhala-sinhala-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-thai/files/noto-sans-thai-thai-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-lao/files/noto-sans-lao-lao-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-khmer/files/noto-sans-khmer-khmer-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-myanmar/files/noto-sans-myanmar-myanmar-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-georgian/files/noto-sans-georgian-georgian-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-armenian/files/noto-sans-armenian-armenian-{400,700}-normal.woff',
    '/node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff',
    '/node_modules/@fontsource/sawarabi-gothic/files/sawarabi-gothic-japanese-400-normal.woff',
    '/node_modules/@fontsource/nanum-gothic/files/nanum-gothic-korean-400-normal.woff',
  ],
  { eager: true, query: '?url', import: 'default' },
)

const ADDRESSES = new Map(
  Object.entries(FILES).map(([path, address]) => [path.replace(/^.*@fontsource\//, ''), address]),
)

/** The address of a typeface's file (`typefaceFile`). Throws for one this build does not have. */
export function typefaceAddress(file: string): string {
  const address = ADDRESSES.get(file)
  if (address === undefined) throw new Error('no such typeface')
  return address
}
