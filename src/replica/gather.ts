/**
 * What the records of a root add to its row: the next task, the last contact. Of each thing the row keeps the one that counts
 * and which record it came from, so that memory does not grow with the length of a file.
 */
import type { Values } from './types.ts'

/** One thing a record adds. Of all records of the root that add under the same key, the first by `order` counts. */
export type Added = { readonly key: string; readonly order: string; readonly values: Values }
/** The record that counts for each key. */
export type Gathers = {
  readonly [key: string]: { readonly rec: string; readonly order: string; readonly values: Values }
}

export class Gatherings {
  readonly #roots = new Map<string, Gathers>()

  /** Takes back what a packed row carried. */
  load(root: string, from: Gathers): void {
    this.#roots.set(root, from)
  }

  /**
   * Takes what a record adds now. `torn`: something that counted is no longer so, and only reading every record of the root
   * again tells what counts instead.
   */
  take(root: string, rec: string, added: readonly Added[]): 'same' | 'changed' | 'torn' {
    const before = this.#roots.get(root) ?? {}
    const after = { ...before }
    let outcome: 'same' | 'changed' | 'torn' = 'same'
    const now = new Map(added.map(one => [one.key, one]))
    for (const [key, counts] of Object.entries(before)) {
      const mine = now.get(key)
      if (counts.rec !== rec || (mine !== undefined && mine.order <= counts.order)) continue
      delete after[key]
      outcome = 'torn'
    }
    for (const { key, order, values } of added) {
      const counts = after[key]
      if (counts !== undefined && (counts.order < order || (counts.order === order && counts.rec !== rec))) continue
      after[key] = { rec, order, values }
      if (outcome === 'same') outcome = 'changed'
    }
    if (outcome !== 'same') this.#roots.set(root, after)
    return outcome
  }

  drop(root: string): void {
    this.#roots.delete(root)
  }

  /** The row with what counts for it, when it is the row of a root. */
  lay<R extends { root: string; rec: string; gathered?: Values; from?: Gathers }>(row: R): R {
    if (row.root !== row.rec) return row
    const from = this.#roots.get(row.root)
    if (from === undefined) return { ...row, gathered: NOTHING, from: NOTHING }
    return { ...row, gathered: Object.assign({}, ...Object.values(from).map(one => one.values)), from }
  }
}
const NOTHING = {}
