import { useCallback, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { moment } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button, ButtonLink } from '#app/parts/button.tsx'
import { type Column, ListTable } from '#app/parts/list-table.tsx'
import { Empty, Pill } from '#app/parts/sheet.tsx'
import { useLive } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { ListRow } from '#replica/types.ts'
import { isClosed } from '../case.ts'
import { caseTitle } from '../search.ts'
import { Highlighted, Reason } from './highlight.tsx'
import { type Names, text, texts, useNames } from './names.ts'
import { NewCase } from './new-case.tsx'
import { RiskPill } from './risk-pill.tsx'
import { type Filters, type FoundRow, useCaseRows } from './use-case-rows.ts'

const NO_FILTERS: Filters = { mine: false, open: true, high: false }

/** Every case in reach: found as one types, moved through by keys, filtered by plain sentences. */
export function CaseList() {
  const { t } = useWords()
  const [, go] = useLocation()
  const names = useNames()
  const [typed, setTyped] = useState('')
  const [filters, setFilters] = useState(NO_FILTERS)
  const [at, setAt] = useState(-1)
  const [creating, create] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const rows = useCaseRows(typed, filters)
  const all = useLive(['list:case'], replica => replica.list({ kind: 'case', limit: 1 }), [])
  const sync = useLive(['sync'], replica => replica.status(), [])
  const open = useCallback((row: ListRow) => go(`/cases/${row.root}`), [go])
  useKeys(key => {
    const row = rows.row(at)
    if (key === '/') search.current?.focus()
    else if (key === 'n') create(true)
    else if (key === 'j') setAt(Math.min(at + 1, rows.total - 1))
    else if (key === 'k') setAt(Math.max(at - 1, 0))
    else if (key === 'Enter' && row) open(row)
    else return false
    return true
  })
  const chip = (key: keyof Filters) => (
    <button
      type="button"
      className="chip"
      aria-pressed={filters[key]}
      onClick={() => setFilters({ ...filters, [key]: !filters[key] })}
    >
      {t(`cases.filter.${key}`)}
    </button>
  )
  // After the first unlocking on a device the cases are still on their way: that is not an empty organisation.
  const arrived = sync !== undefined && (sync.lastSync !== undefined || !sync.online) && !sync.syncing
  const nothingYet = all?.ready && all.total === 0 && arrived
  return (
    <Page
      title={t('cases.title')}
      actions={
        <>
          <ButtonLink href="/import">{t('app.nav.import')}</ButtonLink>
          <ButtonLink href="/export">{t('app.nav.export')}</ButtonLink>
          <Button look="primary" shortcut="n" onClick={() => create(true)}>
            {t('cases.new')}
          </Button>
        </>
      }
    >
      {nothingYet ? (
        <Empty title={t('cases.first.title')} text={t('cases.first.text')}>
          <Button look="primary" onClick={() => create(true)}>
            {t('cases.new')}
          </Button>
          <ButtonLink href="/import">{t('cases.first.import')}</ButtonLink>
        </Empty>
      ) : (
        <>
          <search className="search">
            <span aria-hidden="true">⌕</span>
            <input
              ref={search}
              type="search"
              aria-label={t('cases.search')}
              placeholder={t('cases.search')}
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={event => {
                setTyped(event.target.value)
                setAt(event.target.value === '' ? -1 : 0)
              }}
              onKeyDown={event => {
                const row = rows.row(Math.max(at, 0))
                if (event.key === 'Enter' && row) open(row)
                else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, rows.total - 1))
                else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
                else if (event.key === 'Escape') event.currentTarget.blur()
              }}
            />
            <span className="key" aria-hidden="true">
              /
            </span>
          </search>
          <div className="filters">
            {chip('mine')}
            {chip('open')}
            {chip('high')}
            <span className="count" role="status">
              {rows.ready
                ? t('cases.count', { shown: rows.total, count: all?.total ?? 0 })
                : t('cases.opening', { count: rows.total })}
            </span>
          </div>
          {rows.total === 0 && rows.ready && arrived ? (
            <Empty title={t('cases.none.title')} text={t(typed ? 'cases.none.searched' : 'cases.none.filtered')}>
              {(filters.mine || filters.open || filters.high) && (
                <Button onClick={() => setFilters({ mine: false, open: false, high: false })}>
                  {t('cases.none.all')}
                </Button>
              )}
              <Button look="primary" onClick={() => create(true)}>
                {t('cases.new')}
              </Button>
            </Empty>
          ) : (
            <ListTable
              label={t('cases.title')}
              columns={columns(names)}
              count={rows.total}
              row={rows.row}
              at={at}
              onOpen={open}
              onSight={rows.onSight}
            />
          )}
          <p className="sub door-foot">{t('cases.searchedHere')}</p>
        </>
      )}
      {creating && <NewCase names={names} start={typed} onClose={() => create(false)} />}
    </Page>
  )
}

function columns(names: Names): Array<Column<FoundRow>> {
  const { t, language } = names
  return [
    { key: 'person', label: t('cases.column.person'), wide: true, cell: row => <PersonCell row={row} /> },
    {
      key: 'stage',
      label: t('cases.column.stage'),
      cell: row => (
        <>
          {row.facts.stage ? t(`lists.journeyStage.${text(row.facts.stage)}`) : '–'}
          {isClosed(text(row.facts.status)) && <small>{t(`lists.caseStatus.${text(row.facts.status)}`)}</small>}
        </>
      ),
    },
    { key: 'risk', label: t('cases.column.risk'), cell: row => <RiskPill level={row.facts.riskLevel} short /> },
    {
      key: 'worker',
      label: t('cases.column.worker'),
      cell: row =>
        text(row.facts.caseWorker) ? names.personName(text(row.facts.caseWorker)) : text(row.header.ownerName),
    },
    {
      key: 'changed',
      label: t('cases.column.changed'),
      cell: row => (
        <>
          {moment(row.updated, language, Date.now())}
          {row.waiting && <small>{t('cases.waiting')}</small>}
          {row.conflict && <Pill tone="soon">{t('app.sync.conflict')}</Pill>}
        </>
      ),
    },
  ]
}

function PersonCell({ row }: { row: FoundRow }) {
  const { t } = useWords()
  const { header } = row
  const also = [...texts(header.otherScripts), ...texts(header.aliases).map(alias => t('cases.also', { name: alias }))]
  const title = caseTitle(header)
  return (
    <>
      <Link href={`/cases/${row.root}`} onClick={event => event.stopPropagation()}>
        <b>
          <bdi>
            <Highlighted text={title || t('cases.unnamed')} matches={row.matched} />
          </bdi>
        </b>
      </Link>
      <small>
        {[text(header.code), ...also]
          .filter(one => one !== '' && one !== title)
          .map((one, index) => (
            <span key={one}>
              {index > 0 && ' · '}
              <bdi>
                <Highlighted text={one} matches={row.matched} />
              </bdi>
            </span>
          ))}
        <Reason matches={row.matched} />
      </small>
    </>
  )
}

/** Single keys act only while nobody is typing and no dialog is open. `act` says whether it knew the key. */
function useKeys(act: (key: string) => boolean): void {
  const current = useRef(act)
  current.current = act
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (target.closest('input, textarea, select, dialog')) return
      // Enter on a button or link is that button's or link's.
      if (event.key === 'Enter' && target.closest('button, a')) return
      if (current.current(event.key)) event.preventDefault()
    }
    window.addEventListener('keydown', down)
    return () => window.removeEventListener('keydown', down)
  }, [])
}
