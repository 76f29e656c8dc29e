import type { RecoverySheets } from '#replica/types.ts'

/** A sheet as it is printed: a heading's key, its custodian if any, and its lines. */
export interface PrintedSheet {
  key: string
  kind: 'root' | 'identity' | 'share'
  custodian?: string
  text: string
}
/** One thing asked of the paper: the n-th group of a line, counted from 1. */
export interface ReadBackQuestion {
  sheet: PrintedSheet
  line: number
  group: number
  answer: string
}

/** Every sheet that must be on paper before going on. */
export function sheetsOf(sheets: RecoverySheets): PrintedSheet[] {
  const shares = (sheets.shares ?? []).map((share, index) => ({
    key: `share-${index + 1}`,
    kind: 'share' as const,
    custodian: share.custodian,
    text: share.text,
  }))
  const identity =
    sheets.identity === undefined ? [] : [{ key: 'identity', kind: 'identity' as const, text: sheets.identity }]
  return [{ key: 'root', kind: 'root' as const, text: sheets.root }, ...identity, ...shares]
}

/** The groups of a printed line ("3  5X16 HSGQ V0QV 40RB  injury"): number first, check word last, neither is asked. */
const groupsOf = (line: string): string[] => line.trim().split(/\s+/).slice(1, -1)

/** What is asked about a sheet: `count` different lines, one group each. `random` gives numbers in [0, 1). */
export function questionsFor(sheet: PrintedSheet, count: number, random: () => number): ReadBackQuestion[] {
  const lines = sheet.text.split('\n').filter(line => groupsOf(line).some(group => group.length === 4))
  const asked: ReadBackQuestion[] = []
  const left = lines.map((line, index) => ({ line, number: index + 1 }))
  while (asked.length < count && left.length > 0) {
    const [chosen] = left.splice(Math.floor(random() * left.length), 1)
    if (!chosen) break
    const groups = groupsOf(chosen.line)
    const group = Math.floor(random() * groups.filter(text => text.length === 4).length)
    asked.push({ sheet, line: chosen.number, group: group + 1, answer: groups[group] ?? '' })
  }
  return asked.sort((a, b) => a.line - b.line)
}

/** Whether what was typed is the group: case does not matter, and look-alike letters count as what they look like. */
export function readsAs(typed: string, answer: string): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return plain(typed) === plain(answer)
}
