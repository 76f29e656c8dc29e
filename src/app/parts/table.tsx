import type { ReactNode } from 'react'

export interface TableColumn<Row> {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Takes the whole width on a narrow screen. */
  wide?: boolean
  /** Figures: set to the end of their column. */
  figure?: boolean
}

/** A short table, drawn whole. On a narrow screen each row becomes a card. Long lists use ListTable. */
export function Table<Row>(props: {
  label: string
  columns: ReadonlyArray<TableColumn<Row>>
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) {
  return (
    <table className="table" aria-label={props.label}>
      <thead>
        <tr>
          {props.columns.map(column => (
            <th key={column.key} scope="col" className={column.figure ? 'figure' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr key={props.rowKey(row)}>
            {props.columns.map(column => (
              <td
                key={column.key}
                className={[column.wide && 'wide', column.figure && 'figure'].filter(Boolean).join(' ') || undefined}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
