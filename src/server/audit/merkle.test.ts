import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, LogTree, sha256Now, utf8 } from '#vault'
import { consistency, edge, grow, inclusion, type Node, rootAt } from './merkle.ts'

const leaf = (i: number): Bytes => sha256Now(utf8(`leaf ${i}`))

/** Nodes as the database keeps them after appending in batches of these sizes. */
function stored(batches: readonly number[]): { node: Node; size: number } {
  const nodes = new Map<string, Bytes>()
  const node: Node = (level, index) => {
    const hash = nodes.get(`${level}/${index}`)
    if (hash === undefined) throw new Error(`no node ${level}/${index}`)
    return hash
  }
  let size = 0
  for (const count of batches) {
    const hashes = Array.from({ length: count }, (_, i) => leaf(size + i))
    const known = new Map(edge(size).map(({ level, index }) => [level, node(level, index)]))
    for (const { level, index, hash } of grow(size, known, hashes)) nodes.set(`${level}/${index}`, hash)
    size += count
  }
  return { node, size }
}

const batches = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 })

test('however leaves come in, roots and proofs are those of the vault’s tree', () => {
  fc.assert(
    fc.property(batches, fc.nat(), fc.nat(), (counts, a, b) => {
      const { node, size } = stored(counts)
      const tree = LogTree.of(Array.from({ length: size }, (_, i) => leaf(i)))
      const newer = 1 + (a % size)
      const older = b % (newer + 1)
      expect(rootAt(node, newer)).toEqual(tree.root(newer))
      expect(consistency(node, older, newer)).toEqual(tree.consistencyProof(older, newer))
      expect(inclusion(node, b % newer, newer)).toEqual(tree.inclusionProof(b % newer, newer))
    }),
  )
})

test('an append keeps a number of hashes that grows with the leaves, not with the tree', () => {
  const { node, size } = stored([1000])
  const known = new Map(edge(size).map(({ level, index }) => [level, node(level, index)]))
  expect(edge(size).length).toBeLessThanOrEqual(10)
  expect(grow(size, known, [leaf(size)]).length).toBeLessThanOrEqual(11)
})
