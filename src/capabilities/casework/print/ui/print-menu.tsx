import { lazy, Suspense, useState } from 'react'
import { Menu } from '#app/parts/menu.tsx'
import type { OpenRoot } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'

const CasePaper = lazy(async () => ({ default: (await import('./case-paper.tsx')).CasePaper }))
export const CASE_PAPERS = ['summary', 'chronology', 'form'] as const
export type CasePaperName = (typeof CASE_PAPERS)[number]

/** What of a case can be made into a paper. What makes it is loaded when somebody wants one. */
export function PrintMenu({ root, names }: { root: OpenRoot; names: Names }) {
  const { t } = names
  const [what, choose] = useState<CasePaperName | undefined>()
  return (
    <>
      <Menu
        label={t('printing.menu')}
        items={[
          ...CASE_PAPERS.map(key => ({
            key,
            label: t(`printing.papers.${key}`),
            note: t(`printing.notes.${key}`),
            onChoose: () => choose(key),
          })),
          {
            key: 'page',
            label: t('printing.thisPage'),
            note: t('printing.thisPageNote'),
            onChoose: () => window.print(),
          },
        ]}
      />
      {what && (
        <Suspense fallback={<p role="status">{t('app.loading')}</p>}>
          <CasePaper root={root} names={names} what={what} onClose={() => choose(undefined)} />
        </Suspense>
      )}
    </>
  )
}
