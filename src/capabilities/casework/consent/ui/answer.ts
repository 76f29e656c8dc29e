/** Her answer, while it is being written: yes or no, in whose words, how it was given, and who consents for a child. */
import type { FileRef } from '#records'
import type { OpenRoot, Outcome, Replica, Values } from '#replica/types.ts'
import { dayHere } from '../../today/today.ts'
import { text } from '../../ui/names.ts'
import { type Scope, scopeFacts } from './scope.ts'

export interface Answer {
  given: '' | 'yes' | 'no'
  words: string
  language: string
  withhold: string
  withholdWhy: string
  child: boolean
  assent: boolean
  adult: '' | 'caregiver' | 'best'
  guardian: string
  bestWhy: string
  how: '' | 'signed' | 'paper' | 'spoken'
  path: string
  typed: string
  witness: string
  files: readonly FileRef[]
}

/** An answer before she has said anything; a child's file asks for what a child's consent needs. */
export function emptyAnswer(root: OpenRoot): Answer {
  const band = text(root.records[0]?.facts.ageBand)
  return {
    given: '',
    words: '',
    language: text(root.records[0]?.sealed.identity?.primaryLanguage),
    withhold: '',
    withholdWhy: '',
    child: band === 'age0to8' || band === 'age9to17',
    assent: false,
    adult: '',
    guardian: '',
    bestWhy: '',
    how: '',
    path: '',
    typed: '',
    witness: '',
    files: [],
  }
}

/** What is still missing before it can be written down, by field. */
export function missingInAnswer(answer: Answer): ReadonlySet<keyof Answer> {
  const missing = new Set<keyof Answer>()
  if (answer.given === '') missing.add('given')
  if (answer.language !== '' && !/^[a-z]{2,3}$/.test(answer.language)) missing.add('language')
  if (answer.given !== 'yes') return missing
  if (answer.child && !answer.assent) missing.add('assent')
  if (answer.child && answer.adult === '') missing.add('adult')
  if (answer.child && answer.adult === 'caregiver' && answer.guardian.trim() === '') missing.add('guardian')
  if (answer.child && answer.adult === 'best' && answer.bestWhy.trim() === '') missing.add('bestWhy')
  if (answer.how === '') missing.add('how')
  if (answer.how === 'signed' && answer.path === '' && answer.typed.trim() === '') missing.add('typed')
  if (answer.how === 'spoken' && answer.witness.trim() === '') missing.add('witness')
  if (answer.how === 'paper' && answer.files.length === 0) missing.add('files')
  return missing
}

/** Writes her answer down; a no is written down like a yes, and authorises nothing. */
export async function saveAnswer(
  replica: Replica,
  root: string,
  scope: Scope,
  answer: Answer,
): Promise<Outcome<{ rec: string }>> {
  const said = await scopeFacts(replica, root, scope)
  if (!said.ok) return said
  const today = dayHere(Date.now())
  const yes = answer.given === 'yes'
  const { child, assent, adult } = answer
  const facts: Values = {
    ...said.facts,
    given: yes,
    month: today.slice(0, 7),
    givenBy: child && adult === 'caregiver' ? 'caregiver' : 'individual',
    ...(child ? { child, assent, bestInterests: adult === 'best' } : {}),
    ...(yes ? { state: 'inForce', how: answer.how } : {}),
  }
  const narrative: Values = { givenOn: today }
  const write = (name: string, value: string) => {
    if (value.trim() !== '') narrative[name] = value.trim()
  }
  write('inHerWords', answer.words)
  write('language', answer.language)
  write('withhold', answer.withhold)
  write('withholdWhy', answer.withholdWhy)
  if (child && adult === 'caregiver') write('guardian', answer.guardian)
  if (child && adult === 'best') write('bestInterestsWhy', answer.bestWhy)
  if (yes && answer.how === 'signed') write('signature', answer.path)
  if (yes && answer.how === 'signed') write('signedName', answer.typed)
  if (yes && answer.how === 'spoken') write('witness', answer.witness)
  if (yes && answer.how === 'paper') narrative.files = [...answer.files]
  return replica.create('consentRecord', { root, facts, sealed: { narrative } })
}
