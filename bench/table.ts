import type { Figure } from './measurement.ts'

/** The figures as people read them, each with its budget and whether it is met. */
export function tableOf(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length), 4)
  const lines = figures.map(({ name, value, unit, limit }) => {
    const verdict = limit === undefined ? '' : `${shown(limit).padStart(8)}  ${value <= limit ? 'met' : 'MISSED'}`
    return `${name.padEnd(width)}  ${shown(value).padStart(10)}  ${unit.padEnd(5)}  ${verdict}`.trimEnd()
  })
  return `${[`${'name'.padEnd(width)}  ${'value'.padStart(10)}  ${'unit '}  ${'budget'.padStart(8)}`, ...lines].join('\n')}\n`
}

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value > 0 && value < 1 ? value.toFixed(3) : value.toFixed(1)
