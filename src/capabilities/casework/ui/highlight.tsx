import { hasMessage, useWords } from '#app/languages/index.ts'
import type { SearchHit } from '#replica/types.ts'

type Matches = SearchHit['matched'] | undefined

/** A text with what was found in it marked. */
export function Highlighted({ text, matches }: { text: string; matches: Matches }) {
  const match = matches?.find(one => one.text === text)
  if (!match) return text
  const parts: React.ReactNode[] = []
  let at = 0
  for (const [start, end] of match.ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, text.slice(at)]
}

/** Why a row is here when it does not show at once: another script, another spelling, a phone, a place. */
export function Reason({ matches }: { matches: Matches }) {
  const { t } = useWords()
  const [match] = matches ?? []
  if (!match) return null
  if (match.kind === 'phone' || match.kind === 'place' || match.kind === 'note') {
    return ` · ${t(`cases.found.${match.kind}`, { text: match.text })}`
  }
  const key = `cases.found.${match.why}`
  return hasMessage(key) ? ` · ${t(key)}` : null
}
