import type { Compartment } from '#vault'

export type { Compartment }

/**
 * Sealed parts of a record, in the fixed order used by scopes and dictionaries (security.md 2.3, 3.4): the vault's list, written
 * again because screens import the kernel and must not carry the vault's code along. A test compares the two.
 */
export const COMPARTMENTS = [
  'header',
  'identity',
  'location',
  'narrative',
  'health',
  'legal',
  'evidence',
] as const satisfies readonly Compartment[]

/** A part of a record: the coded facts, or one sealed compartment. Version chains are per record and part. */
export type Part = 'facts' | Compartment
export const PARTS: readonly Part[] = ['facts', ...COMPARTMENTS]

export function isCompartment(name: string): name is Compartment {
  return COMPARTMENTS.some(compartment => compartment === name)
}
