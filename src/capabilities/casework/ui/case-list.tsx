import { useCallback, useMemo, useRef } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '#app/languages/index.ts'
import { type ListDeclaration, ownColumnsOf } from '#app/lists/declare.ts'
import { ListScreen } from '#app/lists/list-screen.tsx'
import { handOver, type ListModel } from '#app/lists/model.ts'
import { Button, ButtonLink } from '#app/parts/button.tsx'
import { useReplica } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { OwnField } from '#records'
import { type Condition, ME, MINE } from '#replica/list-query.ts'
import { caseKind } from '../case.ts'
import { beginWith } from '../contact/start.ts'
import { caseTitle } from '../search.ts'
import { caseActs } from './case-acts.tsx'
import { caseColumns } from './case-columns.tsx'
import { type Names, useNames, useOwnFields } from './names.ts'

const OPEN: Condition = { field: 'status', any: ['Active', 'FollowUp'] }
const QUIET: Condition = { field: 'lastContact', notFor: 14 }

/** What the list of cases is, for the general list. */
function casesOf(names: Names, own: readonly OwnField[]): ListDeclaration {
  return {
    kind: caseKind,
    href: row => `/cases/${row.root}`,
    title: row => caseTitle(row.header) || names.t('cases.unnamed'),
    columns: [...caseColumns(names), ...ownColumnsOf(caseKind, own, names)],
    shown: ['person', 'stage', 'riskLevel', 'caseWorker', 'nextDue'],
    order: { by: 'updated', descending: true },
    start: [OPEN],
    near: [
      { field: 'team', any: [MINE] },
      { field: 'caseWorker', any: [ME] },
      OPEN,
      { field: 'riskLevel', any: ['high'] },
      QUIET,
    ],
    named: [
      { key: 'open', condition: OPEN },
      { key: 'closed', condition: { field: 'status', any: ['Closed', 'ClosedReferred'] } },
    ],
    days: [
      { field: 'lastContact', asks: ['notFor', 'within', 'none'] },
      { field: 'nextDue', asks: ['ahead', 'none'] },
      { field: 'updated', asks: ['within', 'notFor'] },
      { field: 'openedMonth', asks: ['within'] },
    ],
    acts: caseActs(names),
    own,
  }
}

/** Every case in reach: found as one types, asked in plain sentences, moved through by keys. */
export function CaseList() {
  const { t } = useWords()
  const replica = useReplica()
  const [, go] = useLocation()
  const names = useNames()
  const own = useOwnFields()
  const declared = useMemo(() => casesOf(names, own), [names, own])
  /** What was typed into the search goes along, and never into an address. */
  const create = useCallback(
    (typed: string) => {
      beginWith(typed)
      go('/first-contact')
    },
    [go],
  )
  const model = useRef<ListModel>(null)
  const exportShown = useCallback(async () => {
    const shown = await model.current?.roots()
    const all = await replica.list({ kind: 'case', limit: 1 })
    handOver(shown !== undefined && shown.length < all.total ? shown : undefined)
    go('/export')
  }, [replica, go])
  return (
    <Page
      title={t('cases.title')}
      actions={
        <>
          <ButtonLink href="/import">{t('app.nav.import')}</ButtonLink>
          <Button onClick={() => void exportShown()}>{t('app.nav.export')}</Button>
          <Button look="primary" shortcut="n" onClick={() => create(model.current?.typed ?? '')}>
            {t('cases.new')}
          </Button>
        </>
      }
    >
      <ListScreen
        hold={model}
        declared={declared}
        names={names}
        words={{
          title: t('cases.title'),
          search: t('cases.search'),
          foot: t('cases.searchedHere'),
          first: { title: t('cases.first.title'), text: t('cases.first.text') },
          none: {
            title: t('cases.none.title'),
            searched: t('cases.none.searched'),
            filtered: t('cases.none.filtered'),
          },
        }}
        begin={
          <>
            <Button look="primary" onClick={() => create('')}>
              {t('cases.new')}
            </Button>
            <ButtonLink href="/import">{t('cases.first.import')}</ButtonLink>
          </>
        }
        onNew={create}
        onWrite={row => go(`/cases/${row.root}?write`)}
        onExport={() => go('/export')}
      />
    </Page>
  )
}
