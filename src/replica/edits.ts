/** One edit as it waits on disk: everything needed to seal, sign and send it later, under the local-cache key. */
import * as z from 'zod'
import { type Bytes, ownBytes } from '#vault'
import type { Chain } from './types.ts'

const bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array).transform((value): Bytes => ownBytes(value))
const values = z.record(z.string(), z.unknown())
const chainName = z.enum(['facts', 'header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence'])

const editChain = z.object({
  /** The version this builds on: on the server, or of the edit before it in the queue. 0 for the first. */
  base: z.number(),
  /** The document at `base`; absent for the first. */
  was: values.optional(),
  /** The whole document this edit leaves behind. */
  now: values,
  /** Hash of the version record that was never sent because someone else was faster: the merge's second parent. */
  merged: bytes.optional(),
})
const edit = z.object({
  /** Place in the queue, and key in the store. */
  key: z.string(),
  /** Idempotency on the server. */
  id: z.string(),
  root: z.string(),
  rec: z.string(),
  kind: z.string(),
  create: z.boolean(),
  at: z.number(),
  chains: z.partialRecord(chainName, editChain),
  /** For a new root: its case key, and the team that owns it. */
  fresh: z.object({ caseKey: bytes, team: z.string() }).optional(),
  /** For a known root: the case key of a new epoch, which begins with this edit. */
  rekey: z.object({ caseKey: bytes }).optional(),
  /** Made by an import: if it exists already, that is fine. */
  imported: z.boolean().optional(),
  refused: z.object({ code: z.string(), field: z.string().optional() }).optional(),
})

export type EditChain = {
  base: number
  was?: Record<string, unknown> | undefined
  now: Record<string, unknown>
  merged?: Bytes | undefined
}
export type Edit = Omit<z.output<typeof edit>, 'chains'> & { chains: Partial<Record<Chain, EditChain>> }

/** The edit in an opened box; undefined when it is none. */
export function readEdit(value: unknown): Edit | undefined {
  const parsed = edit.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

export const chainsOf = (change: Edit): Array<[Chain, EditChain]> =>
  chainName.options.flatMap(chain => {
    const found = change.chains[chain]
    return found === undefined ? [] : [[chain, found]]
  })
