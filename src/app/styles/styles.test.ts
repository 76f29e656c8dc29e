import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const FILES = globSync('src/**/*.css')
const declarations = FILES.flatMap(file =>
  readFileSync(file, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line, index) => ({ place: `${file}:${index + 1}`, line: line.trim() })),
)
const found = (fits: (line: string) => boolean) =>
  declarations.filter(({ line }) => fits(line)).map(({ place, line }) => `${place} ${line}`)

/** Four values of which the second and the fourth differ would not be mirrored. */
const leans = (line: string): boolean => {
  const [, values = ''] = /^(?:margin|padding|inset|border-(?:width|style|color)):\s*([^;]+);/.exec(line) ?? []
  const parts = values.split(/\s+(?![^(]*\))/)
  return parts.length === 4 && parts[1] !== parts[3]
}

describe('the styles', () => {
  it('name no left and no right: a language written from the right mirrors them by itself', () => {
    expect(FILES.length).toBeGreaterThan(6)
    expect(found(line => /^(?:[\w-]+-)?(?:left|right)(?:-[\w-]+)?\s*:/.test(line))).toEqual([])
    expect(found(line => /^(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)/.test(line))).toEqual([])
    expect(found(leans)).toEqual([])
  })

  it('take every colour from the tokens, so that each theme has it', () => {
    const own = found(line =>
      /^(?:color|background(?:-color)?|border[\w-]*|outline[\w-]*|fill|stroke)\s*:.*(?:#[0-9a-f]{3,8}\b|\brgb|\bhsl)/i.test(
        line,
      ),
    )
    // A QR code is black on white in every theme, or no camera reads it; paper is white.
    expect(own.filter(line => !/tokens\.css|#fff\b|print/.test(line))).toEqual([])
  })

  it('leave what somebody wrote in its own direction: a text kept with its lines says which, or stands apart', () => {
    const texts = globSync('src/**/*.tsx').flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/<(\w+)[^<>]*className="[^"]*\bpre\b[^"]*"[^<>]*>[\s\S]*?<\/\1>/g)].map(
        ([text]) => ({ file, text }),
      ),
    )
    expect(texts.length).toBeGreaterThan(10)
    expect(texts.filter(({ text }) => !/\bdir=|<bdi>/.test(text))).toEqual([])
  })
})
