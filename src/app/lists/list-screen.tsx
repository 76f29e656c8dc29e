import {
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useLocation } from 'wouter'
import type { Shown } from '../forms/shown.ts'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/sheet.tsx'
import { useLive, useReplica } from '../session.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Conditions } from './conditions.tsx'
import { type Choosable, filterFieldsOf, type ListDeclaration, sentenceWords } from './declare.ts'
import { useListKeys } from './keys.ts'
import { ListTable, type TableHold } from './list-table.tsx'
import { type Arrangement, type FoundRow, handOver, type ListModel, listModel } from './model.ts'
import { ViewMenu } from './view-menu.tsx'
import '../styles/list-screen.css'

const ColumnChoice = lazy(async () => ({ default: (await import('./column-choice.tsx')).ColumnChoice }))

interface Props {
  declared: ListDeclaration
  names: Shown & Choosable
  /** The words that name the kind: titles of the empty states, the search box, the foot. */
  words: {
    title: string
    search: string
    foot: string
    first: { title: string; text: string }
    none: { title: string; searched: string; filtered: string }
  }
  /** Beside "nothing yet": how to begin. */
  begin: ReactNode
  onNew: (typed: string) => void
  onWrite: (row: FoundRow) => void
  onExport: () => void
  /** Handed out, so that the heading's buttons can ask what the list shows. */
  hold: RefObject<ListModel | null>
}

/** A list of records of one kind: found as one types, asked in sentences, sorted, chosen from, moved through by keys. */
export function ListScreen(props: Props) {
  const { declared, names, words } = props
  const { t } = useWords()
  const replica = useReplica()
  const [, go] = useLocation()
  const start = useMemo<Arrangement>(
    () => ({ conditions: declared.start, columns: declared.shown, order: declared.order }),
    [declared],
  )
  const model = listModel(replica, declared.kind.name, () => start)
  props.hold.current = model
  const settings = useSyncExternalStore(model.onSettings, model.settings)
  const [outage, setOutage] = useState<unknown>()
  if (outage) throw outage
  const speaks = names.tag ?? names.language
  useEffect(() => model.speak(speaks), [model, speaks])
  useEffect(() => {
    model.onOutage = setOutage
    return model.open()
  }, [model])
  const [adding, add] = useState(false)
  const [choosing, choose] = useState(false)
  const table = useRef<TableHold>(null)
  const search = useRef<HTMLInputElement>(null)
  const fields = useMemo(() => filterFieldsOf(declared, names), [declared, names])
  const sentences = useMemo(() => sentenceWords(declared, names), [declared, names])
  const columns = useMemo(
    () => settings.columns.flatMap(key => declared.columns.find(column => column.key === key) ?? []),
    [settings.columns, declared.columns],
  )
  const open = useCallback(
    (row: FoundRow) => {
      model.set({ at: model.indexOf(row.root) })
      go(declared.href(row))
    },
    [model, go, declared],
  )
  const select = useCallback(
    (row: FoundRow, on: boolean) => {
      const selected = new Set(model.settings().selected)
      if (on) selected.add(row.root)
      else selected.delete(row.root)
      model.set({ selected, at: model.indexOf(row.root) })
    },
    [model],
  )
  const stand = (at: number) => {
    const index = Math.max(0, Math.min(at, model.found().total - 1))
    if (model.found().total === 0) return
    model.set({ at: index })
    table.current?.focus(index)
  }
  // Whoever comes back from a row stands on it again.
  useEffect(() => {
    const { at } = model.settings()
    if (at >= 0) requestAnimationFrame(() => table.current?.focus(at))
  }, [model])
  useListKeys(key => {
    const { at } = model.settings()
    const row = model.row(at)
    if (key === '/') search.current?.focus()
    else if (key === 'n') props.onNew(model.typed)
    else if (key === 'f') add(true)
    else if (key === 'j') stand(at + 1)
    else if (key === 'k') stand(at - 1)
    else if (key === 'u' && settings.last) document.querySelector<HTMLElement>('.last-act button')?.click()
    else if (key === 'Enter' && row) open(row)
    else if (key === 'w' && row) props.onWrite(row)
    else if (key === 'x' && row) select(row, !settings.selected.has(row.root))
    else return false
    return true
  })
  return (
    <>
      <SearchBox
        model={model}
        box={search}
        label={words.search}
        onDown={() => stand(Math.max(0, settings.at))}
        onEnter={() => {
          void model.settled().then(() => {
            const row = model.row(Math.max(0, model.settings().at))
            if (row) open(row)
          })
        }}
      />
      <Conditions
        model={model}
        settings={settings}
        near={declared.near}
        fields={fields}
        words={sentences}
        adding={adding}
        onAdding={add}
      />
      <div className="list-line">
        <Count model={model} />
        <ViewMenu model={model} settings={settings} start={start} teams={names.teams} teamName={names.teamName} />
        <Button small look="quiet" onClick={() => choose(true)}>
          {t('list.columns.title')}
        </Button>
      </div>
      <BulkBar
        model={model}
        declared={declared}
        settings={settings}
        onExport={roots => {
          handOver(roots)
          props.onExport()
        }}
      />
      <Rows {...props} model={model} table={table} columns={columns} onOpen={open} onSelect={select} />
      {choosing && (
        <Suspense>
          <ColumnChoice
            all={declared.columns}
            shown={settings.columns}
            onShown={keys => model.set({ columns: keys })}
            onClose={() => choose(false)}
          />
        </Suspense>
      )}
    </>
  )
}

/** Typing draws this box and the rows, nothing else of the page. */
function SearchBox(props: {
  model: ListModel
  box: RefObject<HTMLInputElement | null>
  label: string
  onDown: () => void
  onEnter: () => void
}) {
  const [typed, type] = useState(props.model.typed)
  return (
    <search className="search">
      <span aria-hidden="true">⌕</span>
      <input
        ref={props.box}
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        aria-keyshortcuts="/"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={event => {
          props.model.type(event.target.value)
          type(event.target.value)
        }}
        onKeyDown={event => {
          if (event.key === 'Enter') props.onEnter()
          else if (event.key === 'ArrowDown') props.onDown()
          else if (event.key === 'Escape' && typed === '') event.currentTarget.blur()
          else if (event.key === 'Escape') {
            props.model.type('')
            type('')
          } else return
          event.preventDefault()
        }}
      />
      <span className="key" aria-hidden="true">
        /
      </span>
    </search>
  )
}

function Count({ model }: { model: ListModel }) {
  const { t } = useWords()
  const found = useSyncExternalStore(model.onFound, model.found)
  const all = useLive([`list:${model.kind}`, 'state'], replica => replica.list({ kind: model.kind, limit: 1 }), [])
  return (
    <span className="count" role="status">
      {found.ready
        ? t('list.count', { shown: found.total, count: all?.total ?? found.total })
        : t('list.opening', { count: found.total })}
    </span>
  )
}

function Rows(
  props: Props & {
    model: ListModel
    table: RefObject<TableHold | null>
    columns: ListDeclaration['columns']
    onOpen: (row: FoundRow) => void
    onSelect: (row: FoundRow, on: boolean) => void
  },
) {
  const { model, words, declared } = props
  const { t } = useWords()
  const found = useSyncExternalStore(model.onFound, model.found)
  const settings = useSyncExternalStore(model.onSettings, model.settings)
  const sync = useLive(['sync'], replica => replica.status(), [])
  // After the first unlocking on a device the rows are still on their way: that is not an empty organisation.
  const arrived = sync !== undefined && (sync.lastSync !== undefined || !sync.online) && !sync.syncing
  if (found.total > 0) {
    return (
      <>
        <ListTable
          hold={props.table}
          model={model}
          declared={declared}
          columns={props.columns}
          found={found}
          settings={settings}
          label={words.title}
          onOpen={props.onOpen}
          onSelect={props.onSelect}
        />
        <p className="sub door-foot">{words.foot}</p>
      </>
    )
  }
  if (!found.ready || !arrived) return <p role="status">{t('list.stillOpening')}</p>
  const asked = settings.conditions.length > 0 || found.text !== ''
  return <Nothing {...props} asked={asked} searched={found.text !== ''} />
}

/** Nothing yet, or nothing that fits: not the same, and not the same thing to do. */
function Nothing(props: Props & { model: ListModel; asked: boolean; searched: boolean }) {
  const { model, words, asked, searched } = props
  const { t } = useWords()
  const all = useLive([`list:${model.kind}`], replica => replica.list({ kind: model.kind, limit: 1 }), [])
  if (!all) return null
  if (!asked || all.total === 0) {
    return (
      <Empty title={words.first.title} text={words.first.text}>
        {props.begin}
      </Empty>
    )
  }
  return (
    <Empty title={words.none.title} text={searched ? words.none.searched : words.none.filtered}>
      {model.settings().conditions.length > 0 && (
        <Button onClick={() => model.set({ conditions: [], view: undefined })}>{t('list.showAll')}</Button>
      )}
    </Empty>
  )
}
