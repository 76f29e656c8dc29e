import { useMemo } from 'react'
import { useLive } from '#app/session.tsx'
import type { Instrument } from '../instrument.ts'
import { OUR_INSTRUMENTS } from '../library.ts'
import { parseInstrument } from '../read-instrument.ts'

/** One version of an instrument: ours, or the organisation's with where it is kept. */
export interface Shelved {
  readonly instrument: Instrument
  readonly own?: { readonly root: string; readonly rec: string; readonly retired: boolean }
}
export interface Shelf {
  /** Everything there ever was, for reading old interviews. */
  readonly all: readonly Shelved[]
  /** The newest version of each that is still offered. */
  readonly offered: readonly Instrument[]
  find(id: string, version: number): Instrument | undefined
}

/** Every instrument of this device. Own ones that cannot be read are left out: their interviews keep their words. */
export function useInstruments(): Shelf | undefined {
  const rows = useLive(
    ['list:instrument'],
    async replica => (await replica.list({ kind: 'instrument', limit: 500 })).rows,
    [],
  )
  return useMemo(() => {
    if (!rows) return undefined
    const own = rows.flatMap((row): Shelved[] => {
      const read = parseInstrument(typeof row.header.content === 'string' ? row.header.content : '')
      if (!read.ok) return []
      return [
        { instrument: read.instrument, own: { root: row.root, rec: row.rec, retired: row.header.retired === true } },
      ]
    })
    return shelfOf([...OUR_INSTRUMENTS.map(instrument => ({ instrument })), ...own])
  }, [rows])
}

/** Which of these are offered, and how one finds them again. */
export function shelfOf(all: readonly Shelved[]): Shelf {
  const newest = new Map<string, Shelved>()
  for (const one of all) {
    const known = newest.get(one.instrument.id)
    if (!known || known.instrument.version < one.instrument.version) newest.set(one.instrument.id, one)
  }
  return {
    all,
    offered: [...newest.values()].filter(one => one.own?.retired !== true).map(one => one.instrument),
    find: (id, version) =>
      all.find(({ instrument }) => instrument.id === id && instrument.version === version)?.instrument,
  }
}
