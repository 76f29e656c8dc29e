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

const STRENGTH = ['exact', 'prefix', 'script', 'sound', 'typo']

/** Why a row is here when it does not show at once: another script ("written Оксана"), another spelling, a phone, a place. */
export function Reason({ matches }: { matches: Matches }) {
  const { t } = useWords()
  const [match] = [...(matches ?? [])].sort((a, b) => STRENGTH.indexOf(a.why) - STRENGTH.indexOf(b.why))
  if (!match) return null
  const unseen = match.kind === 'phone' || match.kind === 'place' || match.kind === 'note'
  const key = `cases.found.${unseen ? match.kind : match.why}`
  if (!hasMessage(key)) return null
  const [range] = match.ranges
  const text = unseen || !range ? match.text : match.text.slice(...range)
  return (
    <>
      {' · '}
      <bdi>{t(key, { text })}</bdi>
    </>
  )
}
