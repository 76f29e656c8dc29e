/** Reads cells of fields with an official list. */
import type { Field } from '../fields.ts'
import { editDistance, listKey } from '../fold.ts'
import { askedWords, listWords } from './list-words.ts'
import { type Reading, type Remark, unread } from './reading.ts'
import { type Lookup, splitValues } from './split.ts'

/** How a text came to its value: as the list has it, by an everyday word, or by a guess that must be confirmed. */
type Match = { id: string; how: 'list' | 'word' | 'guess' }

/** Typing slips and spelling variants (labor, labour), when exactly one value is near. */
const nearest = (key: string, field: Field): string | undefined => {
  if (key.length < 8) return undefined
  const near = new Set<string>()
  for (const [known, id] of field.byKey) if (known.length >= 8 && editDistance(key, known, 2) <= 2) near.add(id)
  const [only] = near
  return near.size === 1 ? only : undefined
}

const matchText = (key: string, field: Field, exact: boolean): Match | undefined => {
  const listed = field.byKey.get(key)
  if (listed !== undefined) return { id: listed, how: 'list' }
  const asked = askedWords(field.id).get(key)
  if (asked !== undefined) return { id: asked, how: 'guess' }
  const word = listWords(field.id).get(key)
  if (word !== undefined) return { id: word, how: 'word' }
  const near = exact ? undefined : nearest(key, field)
  return near === undefined ? undefined : { id: near, how: 'guess' }
}

const remarksFor = (hows: Set<Match['how']>): Remark[] => {
  if (hows.has('guess')) return [{ kind: 'picklist-unknown', level: 'must', action: 'read-as' }]
  return hows.has('word') ? [{ kind: 'picklist-mapped', level: 'may', action: 'read-as' }] : []
}

/** Reads a cell with one value. */
export const readListValue = (text: string, field: Field): Reading => {
  const match = matchText(listKey(text), field, false)
  return match ? { value: match.id, remarks: remarksFor(new Set([match.how])) } : unread('picklist-unknown')
}

/**
 * Reads a cell with several values. What is known is taken, what is not stays with the case and is asked; nothing is
 * replaced by "Other".
 */
export const readListValues = (text: string, field: Field): Reading => {
  const hows = new Map<string, Match['how']>()
  const listed: Lookup = (key, joined) => {
    const match = matchText(key, field, joined)
    if (match) hows.set(match.id, match.how)
    return match?.id
  }
  const { items, separator } = splitValues(text, listed)
  const ids = [...new Set(items.flatMap(item => (item.id === undefined ? [] : [item.id])))]
  const unknown = items.filter(item => item.id === undefined).map(item => item.text)
  if (ids.length === 0) return items.length === 0 ? { remarks: [] } : unread('picklist-unknown')
  if (unknown.length > 0)
    return {
      value: ids,
      remarks: [{ kind: 'picklist-unknown', level: 'must', action: 'read-partly', part: unknown.join('; ') }],
    }
  const remarks = remarksFor(new Set(ids.map(id => hows.get(id) ?? 'list')))
  // Another separator than the official one is a guess about where one value ends.
  if (separator === 'other' && !remarks.some(remark => remark.level === 'must'))
    remarks.push({ kind: 'picklist-unknown', level: 'must', action: 'read-as', detail: 'separator' })
  return { value: ids, remarks }
}

/** Answers of a form: ids separated by spaces. */
export const readFormAnswers = (text: string, field: Field): Reading => {
  const words = text.split(/\s+/).filter(word => word !== '')
  const ids = words.map(word => field.byKey.get(listKey(word)))
  if (words.length === 0 || ids.some(id => id === undefined)) return readListValues(text, field)
  return { value: [...new Set(ids.flatMap(id => (id === undefined ? [] : [id])))], remarks: [] }
}
