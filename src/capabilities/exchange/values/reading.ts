/** What reading one cell gives: a value, remarks, or both. */
import type { Action, FieldValue, ProblemKind } from '../types.ts'

export type Remark = { kind: ProblemKind; level: 'must' | 'may'; action: Action; part?: string; detail?: 'separator' }
export type Reading = { value?: FieldValue; remarks: Remark[] }

export const plain = (value: FieldValue): Reading => ({ value, remarks: [] })
/** No value; the text stays with the case. */
export const unread = (kind: ProblemKind, level: 'must' | 'may' = 'must'): Reading => ({
  remarks: [{ kind, level, action: 'left-empty' }],
})
/** A value and a remark on how it came about. */
export const readAs = (
  value: FieldValue,
  kind: ProblemKind,
  level: 'must' | 'may',
  action: Action = 'read-as',
): Reading => ({
  value,
  remarks: [{ kind, level, action }],
})
