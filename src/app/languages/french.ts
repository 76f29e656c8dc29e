import type { Messages } from './index.ts'

const NO_BREAK = '\u00a0'
const NARROW_NO_BREAK = '\u202f'

/** French sets a space before some signs and inside its quotation marks; a line must never break there. */
export const frenchText = (text: string): string =>
  text
    .replaceAll(/ (?=[;?!])/g, NARROW_NO_BREAK)
    .replaceAll(/ (?=[:»])/g, NO_BREAK)
    .replaceAll('« ', `«${NO_BREAK}`)

/** A whole tree of messages, set as French is printed; whoever writes them types ordinary spaces. */
export const frenchSpaces = (tree: Messages): Messages =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? frenchText(value) : frenchSpaces(value),
    ]),
  )
