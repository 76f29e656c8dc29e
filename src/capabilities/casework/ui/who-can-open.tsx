import { useWords } from '#app/languages/index.ts'
import { ReadableByServer, Who } from '#app/parts/sheet.tsx'
import type { Part } from '#records'
import type { OpenRoot } from '#replica/types.ts'
import type { Names } from './names.ts'

/** The badge of a section: how many people, of which teams, can open it; or that the server can read it. */
export function WhoCanOpen({ root, part, names }: { root: OpenRoot; part: Part; names: Names }) {
  const { t } = useWords()
  if (part === 'facts') return <ReadableByServer>{t('cases.readable')}</ReadableByServer>
  const audience = root.audience[part]
  const teams = (audience?.teams ?? []).map(names.teamName).filter(Boolean).join(', ')
  return <Who>{t('cases.who', { count: audience?.people ?? 0, teams })}</Who>
}
