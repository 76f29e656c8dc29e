/** What every subject of the facade answers with. */
import type { Compartment, Problem } from '#records'

/** An expected refusal. `code` is stable and translated by the interface; `place` names a field or an object. */
export type Refused = {
  ok: false
  code: string
  place?: string
  data?: Record<string, string | number>
  /** Every problem of a refused record, the first of which is `code` at `place`. */
  problems?: Array<Problem & { chain?: Chain }>
}
/** Success with what it brings, or a refusal. Bugs and outages throw instead. */
export type Outcome<T extends object = object> = ({ ok: true } & T) | Refused
/** Told now and then during a long task. `step` is a stable code, translated by the interface. */
export type Progress = (progress: { step: string; done: number; total: number }) => void
export type Language = 'en' | 'fr' | 'es'
export type Chain = Compartment | 'facts'
export type Values = Record<string, unknown>
/** Documents of a record by compartment. */
export type SealedValues = Partial<Record<Compartment, Values>>
