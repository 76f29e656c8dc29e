/**
 * One edit of one record as it waits on disk: everything needed to seal, sign and send it later, under the local-cache key.
 * Edits with one `id` are one change: they wait in one packet, and the server takes them together or not at all.
 */
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
  /** Place in the queue; up to the dot, where there is one, the key of its packet in the store. */
  key: z.string(),
  /** The change it is part of: idempotency on the server. */
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
  /** With it go the keys of these compartments, to a team or a person who did not have them. */
  share: z
    .object({
      team: z.string(),
      opens: z.array(z.enum(['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence'])),
    })
    .optional(),
  /** Made by an import: if it exists already, that is fine. */
  imported: z.boolean().optional(),
  /** The change was refused; `rec` is the record at fault, where it is one. */
  refused: z.object({ code: z.string(), field: z.string().optional(), rec: z.string().optional() }).optional(),
})
const packet = z.array(edit).min(1)

export type EditChain = {
  base: number
  was?: Record<string, unknown> | undefined
  now: Record<string, unknown>
  merged?: Bytes | undefined
}
export type Edit = Omit<z.output<typeof edit>, 'chains'> & { chains: Partial<Record<Chain, EditChain>> }

/** The edits in an opened packet; undefined when it is none. */
export function readPacket(value: unknown): Edit[] | undefined {
  const parsed = packet.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** The packet an edit waits in, by its key. */
export const packetOf = (key: string): string => key.split('.', 1)[0] ?? key

/** Puts edits of one root into one packet and one change: the keys of the first, numbered. */
export function asOneChange(edits: readonly Edit[]): Edit[] {
  const [first] = edits
  if (first === undefined || edits.length === 1) return [...edits]
  return edits.map((each, index) => ({
    ...each,
    id: first.id,
    key: `${packetOf(first.key)}.${String(index).padStart(3, '0')}`,
  }))
}

export const chainsOf = (change: Edit): Array<[Chain, EditChain]> =>
  chainName.options.flatMap(chain => {
    const found = change.chains[chain]
    return found === undefined ? [] : [[chain, found]]
  })

/** About how much text an edit becomes: sealed, padded, in base64, with its signatures. */
export function charactersOf(change: Edit): number {
  return chainsOf(change).reduce((sum, [, { now }]) => sum + 1200 + 2 * JSON.stringify(now).length, 400)
}
