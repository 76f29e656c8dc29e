/** Repeatable chance: the same seed tells the same stories on every machine. Never used for keys or ids. */
export interface Chance {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  /** True in `percent` of a hundred cases. */
  percent(percent: number): boolean
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** `count` different ones, in the order of the list; all of a shorter list. */
  some<T>(list: readonly T[], count: number): T[]
}

/** Mulberry32: 32 bits of state are plenty for a few hundred invented cases. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    between,
    percent: percent => next() * 100 < percent,
    pick(list) {
      const found = list[between(0, list.length - 1)]
      if (found === undefined) throw new RangeError('nothing to pick from')
      return found
    },
    some(list, count) {
      let open = Math.min(count, list.length)
      return list.filter((_, index) => {
        const taken = next() * (list.length - index) < open
        if (taken) open -= 1
        return taken
      })
    },
  }
}
