import type { Refused } from '#replica/types.ts'
import { hasMessage, type Translate, useWords } from './languages/index.ts'
import { NoteBox } from './parts/sheet.tsx'

/** A refusal in words: its own message, else a general one that still names the code. */
export function refusalText(refused: Refused, t: Translate): string {
  for (const place of [`codes.${refused.code}`, `problems.${refused.code}`]) {
    if (hasMessage(place)) return t(place, refused.data)
  }
  return t('codes.other', { code: refused.code })
}

/** Says what was refused and the remedy, aloud. */
export function Refusal({ refused }: { refused: Refused | undefined }) {
  const { t } = useWords()
  if (!refused) return null
  return (
    <div role="alert">
      <NoteBox tone="danger">{refusalText(refused, t)}</NoteBox>
    </div>
  )
}
