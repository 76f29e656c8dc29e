/** The conversation about a consent, kept sealed on this device with every letter: paused, and gone on with days later. */
import type { FileRef } from '#records'
import type { Draft, OpenRoot, Values } from '#replica/types.ts'
import { useKeptForm } from '../../ui/kept-form.ts'
import { text, texts } from '../../ui/names.ts'
import { type Answer, emptyAnswer } from './answer.ts'
import { NO_SCOPE, type Scope } from './scope.ts'

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null
const isFile = (value: unknown): value is FileRef => isRecord(value) && 'id' in value && 'key' in value
const one = <T extends string>(value: unknown, of: readonly T[], otherwise: T): T =>
  of.find(each => each === value) ?? otherwise

function scopeOf(kept: unknown): Scope {
  if (!isRecord(kept)) return NO_SCOPE
  return {
    whom: text(kept.whom),
    newName: text(kept.newName),
    newType: text(kept.newType) || NO_SCOPE.newType,
    purposes: texts(kept.purposes),
    sections: texts(kept.sections),
    until: text(kept.until),
  }
}

function answerOf(kept: unknown, root: OpenRoot): Answer {
  const empty = emptyAnswer(root)
  if (!isRecord(kept)) return empty
  return {
    given: one(kept.given, ['', 'yes', 'no'], ''),
    words: text(kept.words),
    language: text(kept.language),
    withhold: text(kept.withhold),
    withholdWhy: text(kept.withholdWhy),
    child: kept.child === true,
    assent: kept.assent === true,
    adult: one(kept.adult, ['', 'caregiver', 'best'], ''),
    guardian: text(kept.guardian),
    bestWhy: text(kept.bestWhy),
    how: one(kept.how, ['', 'signed', 'paper', 'spoken'], ''),
    path: text(kept.path),
    typed: text(kept.typed),
    witness: text(kept.witness),
    files: Array.isArray(kept.files) ? kept.files.filter(isFile) : [],
  }
}

/** What was said so far; what an older version kept in another form is asked again. */
export function useKeptTalk(root: OpenRoot, begun: Draft | undefined) {
  const { values, put, drop } = useKeptForm(root.root, 'consentRecord', begun, {})
  return {
    at: Number(one(String(values.step ?? 0), ['0', '1', '2'], '0')),
    scope: scopeOf(values.scope),
    answer: answerOf(values.answer, root),
    /** Whether anything was written. */
    some: Object.keys(values).length > 0,
    put: (changed: { step?: number; scope?: Scope; answer?: Answer }) => put(changed),
    drop,
  }
}
