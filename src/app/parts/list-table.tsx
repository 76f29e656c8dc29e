import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'

export interface Column<Row> {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Takes the whole width on a narrow screen. */
  wide?: boolean
}
interface Props<Row> {
  label: string
  columns: ReadonlyArray<Column<Row>>
  /** How many rows there are; only those in sight are asked for and drawn. */
  count: number
  row: (index: number) => Row | undefined
  at: number
  onOpen?: (row: Row) => void
  /** Told which rows are in sight, so that they can be fetched. */
  onSight?: (first: number, last: number) => void
}

const ROW_HEIGHT = 66

/** A real table of any length: only the rows in sight exist, the rest is empty space, and each row knows its number. */
export function ListTable<Row>(props: Props<Row>) {
  const body = useRef<HTMLTableElement>(null)
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => {
    setOffset((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
  }, [])
  const rows = useWindowVirtualizer({
    count: props.count,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: offset,
  })
  const items = rows.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  const { at, onSight } = props
  useEffect(() => {
    if (first && last) onSight?.(first.index, last.index)
  }, [first, last, onSight])
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' })
  }, [at, rows])
  const before = first ? first.start - offset : 0
  const after = last ? rows.getTotalSize() - (last.end - offset) : 0
  return (
    <table className="table" ref={body} aria-label={props.label} aria-rowcount={props.count + 1}>
      <thead>
        <tr aria-rowindex={1}>
          {props.columns.map(column => (
            <th key={column.key} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Spacer height={before} columns={props.columns.length} />
        {items.map(item => (
          <Line key={item.index} {...props} index={item.index} measure={rows.measureElement} />
        ))}
        <Spacer height={after} columns={props.columns.length} />
      </tbody>
    </table>
  )
}

function Line<Row>(props: Props<Row> & { index: number; measure: (element: HTMLTableRowElement | null) => void }) {
  const row = props.row(props.index)
  const { onOpen } = props
  return (
    <tr
      ref={props.measure}
      data-index={props.index}
      aria-rowindex={props.index + 2}
      className={[props.index === props.at && 'at', onOpen && 'follows'].filter(Boolean).join(' ') || undefined}
      onClick={row && onOpen && (() => onOpen(row))}
    >
      {props.columns.map(column => (
        <td key={column.key} className={column.wide ? 'wide' : undefined}>
          {row ? column.cell(row) : ' '}
        </td>
      ))}
    </tr>
  )
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null
  return (
    <tr className="spacer">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}
