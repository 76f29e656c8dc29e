import { type Bytes, concat, equalBytes } from './bytes.ts'
import { sha256Now } from './digest.ts'

const LEAF = new Uint8Array([0])
const NODE = new Uint8Array([1])

/** The hash of a leaf's bytes (RFC 6962 section 2.1). */
export function leafHash(leaf: Bytes): Bytes {
  return sha256Now(concat(LEAF, leaf))
}

const nodeHash = (left: Bytes, right: Bytes) => sha256Now(concat(NODE, left, right))

/** The largest power of two below `size` (for sizes from 2), as its exponent. */
function splitLevel(size: number): number {
  let level = 0
  while (2 ** (level + 1) < size) level++
  return level
}

/** A Merkle tree (RFC 6962) that grows leaf by leaf and keeps every complete node: roots and proofs in logarithmic time. */
export class LogTree {
  readonly #levels: Bytes[][] = [[]]

  /** A tree of leaf hashes, oldest first. */
  static of(leafHashes: Iterable<Bytes>): LogTree {
    const tree = new LogTree()
    for (const hash of leafHashes) tree.append(hash)
    return tree
  }

  /** Number of leaves. */
  get size(): number {
    return this.#levels[0]?.length ?? 0
  }

  /** Adds the next leaf's hash. */
  append(hash: Bytes): void {
    let node = hash
    for (let level = 0; ; level++) {
      let nodes = this.#levels[level]
      if (nodes === undefined) {
        nodes = []
        this.#levels.push(nodes)
      }
      nodes.push(node)
      if (nodes.length % 2 === 1) return
      const left = nodes.at(-2)
      if (left === undefined) return
      node = nodeHash(left, node)
    }
  }

  /** The hash of leaves from `start` up to, without, `end`; `start` is a multiple of the power of two that covers them. */
  #range(start: number, end: number): Bytes {
    const size = end - start
    if (size === 0) return sha256Now(new Uint8Array(0))
    const level = size === 1 ? 0 : splitLevel(size) + 1
    if (2 ** level === size) {
      const node = this.#levels[level]?.[start / size]
      if (node !== undefined) return node
    }
    const middle = start + 2 ** splitLevel(size)
    return nodeHash(this.#range(start, middle), this.#range(middle, end))
  }

  #checkSize(size: number): void {
    if (!Number.isInteger(size) || size < 0 || size > this.size) throw new RangeError('the tree is not that large')
  }

  /** The root over the first `size` leaves. Throws a RangeError when there are fewer. */
  root(size = this.size): Bytes {
    this.#checkSize(size)
    return this.#range(0, size)
  }

  /** Proof that leaf `index` is in the tree of `size` leaves. */
  inclusionProof(index: number, size = this.size): Bytes[] {
    this.#checkSize(size)
    if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError('no such leaf')
    return this.#path(index, 0, size)
  }

  #path(index: number, start: number, end: number): Bytes[] {
    if (end - start === 1) return []
    const middle = start + 2 ** splitLevel(end - start)
    return index < middle
      ? [...this.#path(index, start, middle), this.#range(middle, end)]
      : [...this.#path(index, middle, end), this.#range(start, middle)]
  }

  /** Proof that the tree of `size` leaves only adds to that of the first `oldSize`. Empty for equal sizes, and from nothing. */
  consistencyProof(oldSize: number, size = this.size): Bytes[] {
    this.#checkSize(size)
    if (!Number.isInteger(oldSize) || oldSize < 0 || oldSize > size) throw new RangeError('not an older size')
    return oldSize === 0 || oldSize === size ? [] : this.#subproof(oldSize, 0, size, true)
  }

  #subproof(oldSize: number, start: number, end: number, whole: boolean): Bytes[] {
    const size = end - start
    if (oldSize === size) return whole ? [] : [this.#range(start, end)]
    const half = 2 ** splitLevel(size)
    const middle = start + half
    return oldSize <= half
      ? [...this.#subproof(oldSize, start, middle, whole), this.#range(middle, end)]
      : [...this.#subproof(oldSize - half, middle, end, false), this.#range(start, middle)]
  }
}

/** The root of leaf hashes; for many calls on a growing log keep a {@link LogTree}. */
export function rootOf(leafHashes: Iterable<Bytes>): Bytes {
  return LogTree.of(leafHashes).root()
}

/** Inclusion proof of leaf `index` among leaf hashes. */
export function inclusionProof(leafHashes: Iterable<Bytes>, index: number): Bytes[] {
  return LogTree.of(leafHashes).inclusionProof(index)
}

/** Consistency proof from the first `oldSize` of leaf hashes to all of them. */
export function consistencyProof(leafHashes: Iterable<Bytes>, oldSize: number): Bytes[] {
  return LogTree.of(leafHashes).consistencyProof(oldSize)
}

const isSize = (value: number) => Number.isSafeInteger(value) && value >= 0

/** Whether `proof` shows that the leaf stands at `index` of the tree with this size and root (RFC 9162 section 2.1.3.2). */
export function verifyInclusion(claim: {
  leafHash: Bytes
  index: number
  size: number
  proof: ReadonlyArray<Bytes>
  root: Bytes
}): boolean {
  if (!isSize(claim.index) || !isSize(claim.size) || claim.index >= claim.size) return false
  let fn = claim.index
  let sn = claim.size - 1
  let hash = claim.leafHash
  for (const sibling of claim.proof) {
    if (sn === 0 || sibling.length !== 32) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2)
        sn = Math.floor(sn / 2)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && equalBytes(hash, claim.root)
}

/** Whether `proof` shows that the newer tree only adds to the older one (RFC 9162 section 2.1.4.2). From size 0 anything follows. */
export function verifyConsistency(claim: {
  oldSize: number
  newSize: number
  oldRoot: Bytes
  newRoot: Bytes
  proof: ReadonlyArray<Bytes>
}): boolean {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot)
  if (oldSize === 0) return proof.length === 0
  const powerOfTwo = 2 ** Math.floor(Math.log2(oldSize)) === oldSize
  const path = powerOfTwo ? [oldRoot, ...proof] : proof
  const [first, ...rest] = path
  if (first === undefined) return false
  let fn = oldSize - 1
  let sn = newSize - 1
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  let older = first
  let newer = first
  for (const node of rest) {
    if (sn === 0 || node.length !== 32) return false
    if (fn % 2 === 1 || fn === sn) {
      older = nodeHash(node, older)
      newer = nodeHash(node, newer)
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2)
        sn = Math.floor(sn / 2)
      }
    } else {
      newer = nodeHash(newer, node)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && equalBytes(older, oldRoot) && equalBytes(newer, newRoot)
}
