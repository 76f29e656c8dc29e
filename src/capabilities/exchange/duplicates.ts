/**
 * Proposes cases that may be the same person: inside a file, and against cases that exist. Names are compared across scripts
 * and spellings by the search of the replica. Nothing is ever merged here; a person decides.
 */
import { nameKey, nameSimilarity, ReadName } from '#replica/search/index.ts'
import type { DuplicatePair, DuplicateReason, ExistingCase, ExistingMatch, ImportedCase, Place } from './types.ts'

/** What two cases are compared by. */
type Person = {
  name: ReadonlyArray<{ text: string; read: ReadName }>
  birthdate: string | undefined
  phones: string[]
  emails: string[]
  documents: string[]
  content: string | undefined
}
type Verdict = { certainty: 'probable' | 'possible'; reasons: DuplicateReason[] }

/** Blocks larger than this (the phone of a shelter, a made-up birth date) say nothing and would cost too much. */
const LARGEST_BLOCK = 150

/** The end of a number is the same however its country was written. */
const phoneKey = (phone: string): string | undefined => {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 7 ? digits.slice(-9) : undefined
}
const textOf = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : [])

/** Read once: a common name is compared with hundreds. */
const readNames = (names: string[]): Person['name'] =>
  names.filter(text => text !== '').map(text => ({ text, read: new ReadName(text) }))

const personOf = (imported: ImportedCase): Person => {
  const { values } = imported
  const name = [values.prs_FirstName, values.prs_MiddleName, values.prs_SecondName].flatMap(textOf).join(' ')
  return {
    name: readNames([name]),
    birthdate: textOf(values.prs_Birthdate)[0],
    phones: [values.prs_MobilePhone, values.prs_HomePhone].flatMap(textOf).flatMap(phone => phoneKey(phone) ?? []),
    emails: textOf(values.prs_Email).map(email => email.toLowerCase()),
    documents: textOf(values.prs_IdentityNumber).map(documentKey),
    content: imported.contentKey,
  }
}
const documentKey = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')

const personOfExisting = (existing: ExistingCase): Person => ({
  name: readNames(existing.names),
  birthdate: existing.birthdate,
  phones: (existing.phones ?? []).flatMap(phone => phoneKey(phone) ?? []),
  emails: (existing.emails ?? []).map(email => email.toLowerCase()),
  documents: (existing.documents ?? []).map(documentKey),
  content: existing.contentKey,
})

type DateRelation = 'same' | 'near' | 'differs' | 'unknown'
const dateRelation = (a: string | undefined, b: string | undefined): DateRelation => {
  if (a === undefined || b === undefined) return 'unknown'
  if (a === b) return a.length === 10 ? 'same' : 'near'
  // A known year or month that fits is no contradiction.
  if (a.startsWith(b) || b.startsWith(a)) return 'near'
  if (a.length !== 10 || b.length !== 10) return 'differs'
  const swapped = `${a.slice(0, 4)}-${a.slice(8)}-${a.slice(5, 7)}`
  let different = 0
  for (let at = 0; at < 10; at++) if (a[at] !== b[at]) different++
  return swapped === b || different === 1 ? 'near' : 'differs'
}

const shares = (a: string[], b: string[]): boolean => a.some(each => b.includes(each))

const bestName = (a: Person, b: Person): number => {
  let best = 0
  for (const left of a.name) for (const right of b.name) best = Math.max(best, nameSimilarity(left.read, right.read))
  return best
}
const fullName = (person: Person): boolean => person.name.some(({ text }) => text.trim().includes(' '))

/** Weighs what two cases have in common; undefined when that is too little to bother a person with. */
const compare = (a: Person, b: Person): Verdict | undefined => {
  if (a.content !== undefined && a.content === b.content) return { certainty: 'probable', reasons: ['same-row'] }
  const name = bestName(a, b)
  const date = dateRelation(a.birthdate, b.birthdate)
  const phone = shares(a.phones, b.phones)
  const email = shares(a.emails, b.emails)
  const document = shares(a.documents, b.documents)
  const reasons: DuplicateReason[] = []
  if (name >= 0.99) reasons.push('same-name')
  else if (name >= 0.7) reasons.push('similar-name')
  if (date === 'same') reasons.push('same-birthdate')
  if (date === 'near') reasons.push('near-birthdate')
  if (phone) reasons.push('same-phone')
  if (email) reasons.push('same-email')
  if (document) reasons.push('same-document')
  const certainty = certaintyOf({ name, date, contact: phone || email, document, full: fullName(a) && fullName(b) })
  return certainty === undefined ? undefined : { certainty, reasons }
}

type Common = { name: number; date: DateRelation; contact: boolean; document: boolean; full: boolean }
const certaintyOf = ({ name, date, contact, document, full }: Common): Verdict['certainty'] | undefined => {
  if (document) return name >= 0.5 || date === 'same' ? 'probable' : 'possible'
  if (contact && name >= 0.7) return date === 'differs' && name < 0.85 ? 'possible' : 'probable'
  if (contact && date === 'same') return 'possible'
  if (date === 'same' && full && name >= 0.85) return 'probable'
  if (date === 'same' && name >= 0.75) return 'possible'
  if (date === 'near' && full && name >= 0.9) return 'possible'
  // A name alone is a hint only when nothing speaks against it.
  return date === 'unknown' && full && name >= 0.93 ? 'possible' : undefined
}

/** Keys under which candidates for a comparison meet. */
const blocksOf = (person: Person): string[] => [
  ...person.phones.map(phone => `p${phone}`),
  ...person.emails.map(email => `e${email}`),
  ...person.documents.map(document => `d${document}`),
  ...(person.birthdate?.length === 10 ? [`b${person.birthdate}`] : []),
  ...person.name.map(({ text }) => `n${nameKey(text)}`),
  ...(person.content === undefined ? [] : [`c${person.content}`]),
]

const index = (people: Person[]): Map<string, number[]> => {
  const blocks = new Map<string, number[]>()
  for (const [at, person] of people.entries())
    for (const block of new Set(blocksOf(person))) {
      const members = blocks.get(block)
      if (members) members.push(at)
      else blocks.set(block, [at])
    }
  return blocks
}

/** Pairs of rows of one file that may be one person, in the order of the file. */
export const findDuplicates = (cases: ImportedCase[]): DuplicatePair[] => {
  const people = cases.map(personOf)
  const seen = new Set<number>()
  const pairs: Array<DuplicatePair & { order: number }> = []
  for (const members of index(people).values()) {
    if (members.length > LARGEST_BLOCK) continue
    for (const [at, first] of members.entries())
      for (const second of members.slice(at + 1)) {
        const order = first * cases.length + second
        const [a, b, left, right] = [people[first], people[second], cases[first], cases[second]]
        if (seen.has(order) || !a || !b || !left || !right) continue
        seen.add(order)
        const verdict = compare(a, b)
        if (verdict) pairs.push({ rows: [left.place, right.place], ...verdict, order })
      }
  }
  return withoutRepeats(pairs.sort((a, b) => a.order - b.order)).map(({ rows, certainty, reasons }) => ({
    rows,
    certainty,
    reasons,
  }))
}

/** Of three rows of one person, the second and third are asked against the first, not also against each other. */
const withoutRepeats = <P extends DuplicatePair>(pairs: P[]): P[] => {
  const leader = new Map<Place, Place>()
  return pairs.filter(({ rows: [first, second], certainty }) => {
    if (certainty === 'probable' && leader.has(first) && leader.get(first) === leader.get(second)) return false
    if (certainty === 'probable' && !leader.has(second)) leader.set(second, leader.get(first) ?? first)
    return true
  })
}

/** How the rows of a file relate to cases that exist. A row that was imported before has that relation only. */
export const matchExisting = (cases: ImportedCase[], existing: ExistingCase[]): ExistingMatch[] => {
  const people = existing.map(personOfExisting)
  const blocks = index(people)
  const bySource = new Map(
    existing.flatMap(each => (each.sourceKey === undefined ? [] : [[each.sourceKey, each] as const])),
  )
  const matches: ExistingMatch[] = []
  for (const imported of cases) {
    const before = bySource.get(imported.sourceKey)
    if (before) {
      const changed = before.contentKey !== undefined && before.contentKey !== imported.contentKey
      matches.push({
        place: imported.place,
        existing: before.id,
        relation: changed ? 'changed-since' : 'imported-before',
        reasons: changed ? [] : ['same-row'],
      })
      continue
    }
    const person = personOf(imported)
    const candidates = new Set(
      blocksOf(person).flatMap(block =>
        (blocks.get(block)?.length ?? 0) > LARGEST_BLOCK ? [] : (blocks.get(block) ?? []),
      ),
    )
    for (const at of [...candidates].sort((a, b) => a - b)) {
      const [other, known] = [people[at], existing[at]]
      const verdict = other && compare(person, other)
      if (verdict && known)
        matches.push({
          place: imported.place,
          existing: known.id,
          relation: verdict.certainty,
          reasons: verdict.reasons,
        })
    }
  }
  return matches
}
