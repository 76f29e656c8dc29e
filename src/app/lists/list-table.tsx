import { useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { memo, type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../languages/index.ts'
import type { ListColumn, ListDeclaration } from './declare.ts'
import { type Found, type FoundRow, type ListModel, type Order, rowIn, type Settings } from './model.ts'

const ROW_HEIGHT = 66
/** Rows drawn beyond sight on either side: each costs as much of every key press as one that is seen. */
const OVERSCAN = 2

/** What the keys ask of the table. */
export interface TableHold {
  /** Puts the focus on the row with this number and brings it into sight. */
  focus: (index: number) => void
}
interface Props {
  hold: RefObject<TableHold | null>
  model: ListModel
  declared: ListDeclaration
  columns: readonly ListColumn[]
  found: Found
  settings: Settings
  label: string
  onOpen: (row: FoundRow) => void
  onSelect: (row: FoundRow, on: boolean) => void
}

/**
 * A real table of any length: only the rows in sight exist, the rest is empty space, and each row knows its number. It comes
 * back at the place where it was left.
 */
export function ListTable(props: Props) {
  const { model, found, settings, columns } = props
  const body = useRef<HTMLTableElement>(null)
  const [offset, setOffset] = useState(0)
  const [wanted, want] = useState(-1)
  useLayoutEffect(() => {
    setOffset((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
  }, [])
  const rows = useWindowVirtualizer({
    count: found.total,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    measureElement: heightOf,
    scrollMargin: offset,
    initialOffset: model.scroll,
  })
  useLayoutEffect(() => {
    if (model.scroll > 0) window.scrollTo(0, model.scroll)
    return () => {
      model.scroll = window.scrollY
    }
  }, [model])
  // Set past React: a key press draws nothing before its answer is there.
  useLayoutEffect(() => {
    model.onAsked = () => body.current?.setAttribute('aria-busy', 'true')
    return () => {
      model.onAsked = () => {}
    }
  }, [model])
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer may be the one that was waited for
  useLayoutEffect(() => {
    if (!model.asking) body.current?.setAttribute('aria-busy', 'false')
  }, [model, found])
  const items = rows.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer may lack what is in sight
  useEffect(() => model.sight(first, last), [model, first, last, found])
  useImperativeHandle(props.hold, () => ({
    focus: index => {
      rows.scrollToIndex(index, { align: 'auto' })
      want(index)
    },
  }))
  // A row far away is drawn only after the window has moved there.
  useEffect(() => {
    if (wanted < 0) return
    const link = body.current?.querySelector<HTMLElement>(`tr[data-index="${wanted}"] a`)
    if (!link) return
    link.focus({ preventScroll: true })
    want(-1)
  })
  const start = items[0]
  const end = items.at(-1)
  return (
    <table className="table list" ref={body} aria-label={props.label} aria-rowcount={found.total + 1}>
      <Head
        model={model}
        columns={columns}
        order={settings.order}
        searching={found.text !== ''}
        all={found.total > 0 && settings.selected.size >= found.total}
      />
      <tbody>
        <Spacer height={start ? start.start - offset : 0} columns={columns.length + 1} />
        {items.map(item => {
          const row = rowIn(found, item.index)
          return (
            <Line
              key={item.index}
              index={item.index}
              row={row}
              columns={columns}
              at={item.index === settings.at}
              selected={row !== undefined && settings.selected.has(row.root)}
              title={row ? props.declared.title(row) : ''}
              measure={rows.measureElement}
              onOpen={props.onOpen}
              onSelect={props.onSelect}
            />
          )
        })}
        <Spacer height={end ? rows.getTotalSize() - (end.end - offset) : 0} columns={columns.length + 1} />
      </tbody>
    </table>
  )
}

/** The browser says by itself how high a row became; asking it while rows are drawn would lay out the page once more. */
function heightOf(
  row: HTMLTableRowElement,
  entry: ResizeObserverEntry | undefined,
  rows: Virtualizer<Window, HTMLTableRowElement>,
): number {
  const [box] = entry?.borderBoxSize ?? []
  return box ? Math.round(box.blockSize) : (rows.itemSizeCache.get(rows.indexFromElement(row)) ?? ROW_HEIGHT)
}

interface HeadProps {
  model: ListModel
  columns: readonly ListColumn[]
  order: Order
  searching: boolean
  all: boolean
}

const Head = memo(function Head({ model, columns, order, searching, all }: HeadProps) {
  const { t } = useWords()
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="pick">
          <input
            type="checkbox"
            aria-label={t('list.selectAll')}
            checked={all}
            onChange={event => void selectAll(model, event.target.checked)}
          />
        </th>
        {columns.map(column => {
          const by = column.sort
          const sorted = !searching && by !== undefined && order.by === by
          return (
            <th
              key={column.key}
              scope="col"
              className={column.wide ? 'wide' : undefined}
              aria-sort={sorted ? (order.descending ? 'descending' : 'ascending') : undefined}
            >
              {by === undefined || searching ? (
                column.label
              ) : (
                <button type="button" className="sort" onClick={() => model.set({ order: turned(order, by) })}>
                  {column.label}
                  <Arrow state={sorted ? (order.descending ? 'down' : 'up') : 'none'} />
                </button>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
})

/** The same column again turns the order round; days begin with the newest. */
const turned = (order: Order, by: string): Order => ({
  by,
  descending: order.by === by ? !order.descending : by === 'updated',
})

async function selectAll(model: ListModel, on: boolean): Promise<void> {
  model.set({ selected: new Set(on ? await model.roots() : []) })
}

function Arrow({ state }: { state: 'up' | 'down' | 'none' }) {
  return (
    <svg className={`arrow ${state}`} width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
      <path
        d={state === 'down' ? 'M1 2l3 4 3-4' : 'M1 6l3-4 3 4'}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      />
    </svg>
  )
}

interface LineProps {
  index: number
  row: FoundRow | undefined
  columns: readonly ListColumn[]
  at: boolean
  selected: boolean
  title: string
  measure: (element: HTMLTableRowElement | null) => void
  onOpen: (row: FoundRow) => void
  onSelect: (row: FoundRow, on: boolean) => void
}

/** Drawn again only when what it shows is another: not for every key press, and not for every sync. */
const Line = memo(
  function Line({ index, row, columns, at, selected, title, measure, onOpen, onSelect }: LineProps) {
    const { t } = useWords()
    return (
      <tr
        ref={measure}
        data-index={index}
        aria-rowindex={index + 2}
        className={['follows', at && 'at', selected && 'selected'].filter(Boolean).join(' ')}
        onClick={row && (() => onOpen(row))}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box inside is what keys use; around it nothing opens the row by mistake */}
        <td className="pick" onClick={event => event.stopPropagation()}>
          {row && (
            <input
              type="checkbox"
              aria-label={t('list.select', { name: title })}
              checked={selected}
              onChange={event => onSelect(row, event.target.checked)}
            />
          )}
        </td>
        {columns.map(column => (
          <td key={column.key} className={column.wide ? 'wide' : undefined} data-label={column.label}>
            {row ? column.cell(row) : ' '}
          </td>
        ))}
      </tr>
    )
  },
  (before, after) =>
    before.index === after.index &&
    before.at === after.at &&
    before.selected === after.selected &&
    before.columns === after.columns &&
    before.onOpen === after.onOpen &&
    before.onSelect === after.onSelect &&
    (before.row === after.row ||
      (before.row?.rec === after.row?.rec && JSON.stringify(before.row) === JSON.stringify(after.row))),
)

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null
  return (
    <tr className="spacer">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}
