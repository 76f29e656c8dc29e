/**
 * Splits a cell that holds several list values. Labels may hold the separator themselves ("Water supply; sewerage, …"), so
 * neighbouring pieces are joined again to the longest known label; a plain split would tear four industries apart.
 */
import { listKey } from '../fold.ts'

/**
 * Finds the value of a folded text. `joined` is true when the text is several pieces put together again: then only an exact
 * spelling may count, or a guess would swallow its neighbour.
 */
export type Lookup = (key: string, joined: boolean) => string | undefined
export type Item = { id?: string; text: string }
export type Split = { items: Item[]; separator: 'official' | 'other' | 'none' }

const longestMatches = (pieces: string[], lookup: Lookup): Item[] => {
  const items: Item[] = []
  for (let from = 0; from < pieces.length; ) {
    let taken = 0
    for (let to = Math.min(pieces.length, from + 16); to > from; to--) {
      const text = pieces.slice(from, to).join(' ')
      const id = lookup(listKey(text), to - from > 1)
      if (id !== undefined) {
        items.push({ id, text })
        taken = to - from
        break
      }
    }
    if (taken === 0) {
      items.push({ text: pieces[from] ?? '' })
      taken = 1
    }
    from += taken
  }
  return items
}

const pieces = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map(piece => piece.trim())
    .filter(piece => listKey(piece) !== '')

const SEPARATORS = [/[\n|،؛、•·]|\s[-–—+&]\s/u, /[,/\n|،؛、•·+&]/u, /\s+/u]

/** Splits a cell by the official ";", or else by whatever separator makes every piece a known value. */
export const splitValues = (text: string, lookup: Lookup): Split => {
  const whole = lookup(listKey(text), true)
  if (whole !== undefined) return { items: [{ id: whole, text }], separator: 'none' }
  const parts = pieces(text, /[;；]/u)
  const official = longestMatches(parts, lookup)
  let separator: Split['separator'] = parts.length > 1 ? 'official' : 'none'
  const items: Item[] = []
  for (const item of official) {
    if (item.id !== undefined) {
      items.push(item)
      continue
    }
    const finer = SEPARATORS.map(by => longestMatches(pieces(item.text, by), lookup)).find(
      found => found.length > 1 && found.every(each => each.id !== undefined),
    )
    if (finer) {
      separator = 'other'
      items.push(...finer)
    } else items.push(item)
  }
  return { items, separator }
}
