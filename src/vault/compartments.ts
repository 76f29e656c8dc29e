/**
 * The sealed parts of a case, each with its own key and audience (security.md section 2.3), in the one order that scopes
 * are written in. `health` is the `medical` of the design text.
 */
export const COMPARTMENTS = ['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence'] as const
/** One of {@link COMPARTMENTS}. */
export type Compartment = (typeof COMPARTMENTS)[number]

/** What a wrap holds: `full` (the case key itself), or compartments joined by commas in the order of {@link COMPARTMENTS}. */
export type Scope = string

/** The scope that opens just these compartments, in whatever order they are given; all seven make `full`. */
export function scopeOf(opens: Iterable<Compartment>): Scope {
  const wanted = new Set(opens)
  return wanted.size === COMPARTMENTS.length ? 'full' : COMPARTMENTS.filter(name => wanted.has(name)).join(',')
}

/** The compartments of a scope in their order, or null for text that {@link scopeOf} never writes. */
export function compartmentsOf(scope: Scope): ReadonlyArray<Compartment> | null {
  if (scope === 'full') return COMPARTMENTS
  const named = scope === '' ? [] : scope.split(',')
  const compartments = COMPARTMENTS.filter(name => named.includes(name))
  return scopeOf(compartments) === scope ? compartments : null
}
