/**
 * Sealed parts of a record, in the fixed order used by scopes and dictionaries (security.md 2.3, 3.4).
 * The same words as the vault's: one list, two names for it would be a bug.
 */
export const COMPARTMENTS = ['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence'] as const
export type Compartment = (typeof COMPARTMENTS)[number]

/** A part of a record: the coded facts, or one sealed compartment. Version chains are per record and part. */
export type Part = 'facts' | Compartment
export const PARTS: readonly Part[] = ['facts', ...COMPARTMENTS]

export function isCompartment(name: string): name is Compartment {
  return COMPARTMENTS.some(compartment => compartment === name)
}
