import { type Bytes, concat, sha256Now } from '#vault'

/**
 * Roots and proofs of RFC 6962 over stored hashes of complete subtrees: `node(level, index)` is the hash of leaves
 * `index * 2^level` up to, without, `(index + 1) * 2^level`. Every answer needs O(log n) of them.
 */
export type Node = (level: number, index: number) => Bytes

const INNER = new Uint8Array([1])

/** The hash of two subtrees side by side. */
export const nodeHash = (left: Bytes, right: Bytes): Bytes => sha256Now(concat(INNER, left, right))

/** The exponent of the largest power of two below `size` (from 2). */
function splitLevel(size: number): number {
  let level = 0
  while (2 ** (level + 1) < size) level++
  return level
}

/** The hash of leaves `start` up to, without, `end`. */
function range(node: Node, start: number, end: number): Bytes {
  const size = end - start
  if (size === 0) return sha256Now(new Uint8Array(0))
  const level = size === 1 ? 0 : splitLevel(size) + 1
  if (2 ** level === size && start % size === 0) return node(level, start / size)
  const middle = start + 2 ** splitLevel(size)
  return nodeHash(range(node, start, middle), range(node, middle, end))
}

/** The root over the first `size` leaves. */
export const rootAt = (node: Node, size: number): Bytes => range(node, 0, size)

/** Proof that leaf `index` is in the tree of `size` leaves. */
export function inclusion(node: Node, index: number, size: number): Bytes[] {
  const path = (start: number, end: number): Bytes[] => {
    if (end - start === 1) return []
    const middle = start + 2 ** splitLevel(end - start)
    return index < middle
      ? [...path(start, middle), range(node, middle, end)]
      : [...path(middle, end), range(node, start, middle)]
  }
  return path(0, size)
}

/** Proof that the tree of `size` leaves only adds to that of the first `oldSize`. */
export function consistency(node: Node, oldSize: number, size: number): Bytes[] {
  const part = (old: number, start: number, end: number, whole: boolean): Bytes[] => {
    const count = end - start
    if (old === count) return whole ? [] : [range(node, start, end)]
    const half = 2 ** splitLevel(count)
    const middle = start + half
    return old <= half
      ? [...part(old, start, middle, whole), range(node, middle, end)]
      : [...part(old - half, middle, end, false), range(node, start, middle)]
  }
  return oldSize === 0 || oldSize >= size ? [] : part(oldSize, 0, size, true)
}

/** The complete subtrees whose roots are open at the right edge of a tree of `size` leaves: what the next leaf joins. */
export function edge(size: number): Array<{ level: number; index: number }> {
  const open: Array<{ level: number; index: number }> = []
  for (let level = 0; 2 ** level <= size; level++) {
    const index = Math.floor(size / 2 ** level) - 1
    if (Math.floor(size / 2 ** level) % 2 === 1) open.push({ level, index })
  }
  return open
}

/** Hashes that `hashes` add to a tree of `size` leaves with these edge nodes: the leaves and every subtree they complete. */
export function grow(
  size: number,
  edgeNodes: ReadonlyMap<number, Bytes>,
  hashes: readonly Bytes[],
): Array<{ level: number; index: number; hash: Bytes }> {
  const open = new Map(edgeNodes)
  const added: Array<{ level: number; index: number; hash: Bytes }> = []
  for (const [i, leaf] of hashes.entries()) {
    let hash = leaf
    let index = size + i
    for (let level = 0; ; level++) {
      added.push({ level, index, hash })
      if (index % 2 === 0) {
        open.set(level, hash)
        break
      }
      const left = open.get(level)
      if (left === undefined) throw new Error('the edge of the audit tree is incomplete')
      open.delete(level)
      hash = nodeHash(left, hash)
      index = (index - 1) / 2
    }
  }
  return added
}
