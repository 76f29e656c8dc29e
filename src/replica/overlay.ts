import { chainsOf, type Edit } from './edits.ts'
import type { Opened } from './opened.ts'

/** A record as the person sees it: what the server confirmed, with the waiting edits on top. */
export function overlay(record: Opened, edits: readonly Edit[]): Opened {
  if (edits.length === 0) return record
  let { facts } = record
  const sealed = { ...record.sealed }
  for (const edit of edits) {
    for (const [chain, { now }] of chainsOf(edit)) {
      if (chain === 'facts') facts = now
      else sealed[chain] = now
    }
  }
  const versions = { ...record.versions }
  const latest = edits.at(-1)
  for (const edit of edits) {
    for (const [chain] of chainsOf(edit)) {
      const before = versions[chain]
      if (before !== undefined && latest !== undefined) versions[chain] = { ...before, at: edit.at }
    }
  }
  return { ...record, facts, sealed, versions }
}

/** A record that exists only in waiting edits. */
export function pending(edits: readonly Edit[], author: string): Opened | undefined {
  const [first] = edits
  if (first === undefined) return undefined
  const { root, rec, kind } = first
  const record: Opened = { root, rec, kind, facts: {}, sealed: {}, versions: {}, closed: [], problems: [], at: '' }
  for (const edit of edits) {
    for (const [chain] of chainsOf(edit)) record.versions[chain] = { version: 0, author, at: edit.at, op: 'create' }
  }
  return overlay(record, edits)
}
