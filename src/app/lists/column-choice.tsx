import { useRef } from 'react'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import type { ListColumn } from './declare.ts'

/** Which columns a list shows, and in which order. Takes effect at once; the last one cannot be taken away. */
export function ColumnChoice(props: {
  all: readonly ListColumn[]
  shown: readonly string[]
  onShown: (keys: readonly string[]) => void
  onClose: () => void
}) {
  const { t } = useWords()
  const list = useRef<HTMLUListElement>(null)
  const { shown } = props
  const chosen = shown.flatMap(key => props.all.find(column => column.key === key) ?? [])
  const columns = [...chosen, ...props.all.filter(column => !shown.includes(column.key))]
  const move = (key: string, by: number) => {
    const from = shown.indexOf(key)
    const next = shown.filter(one => one !== key)
    next.splice(from + by, 0, key)
    props.onShown(next)
    // The button stays under the finger, also where it ends.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-move="${key} ${by}"]`)?.focus())
  }
  return (
    <Dialog title={t('list.columns.title')} onClose={props.onClose}>
      <p className="reading">{t('list.columns.text')}</p>
      <ul className="column-choice" ref={list}>
        {columns.map(column => {
          const at = shown.indexOf(column.key)
          const on = at !== -1
          return (
            <li key={column.key}>
              <label className="choice">
                <input
                  type="checkbox"
                  checked={on}
                  disabled={on && shown.length === 1}
                  onChange={event =>
                    props.onShown(
                      event.target.checked ? [...shown, column.key] : shown.filter(one => one !== column.key),
                    )
                  }
                />
                {column.label}
              </label>
              {on && (
                <span className="row">
                  <Button
                    small
                    data-move={`${column.key} -1`}
                    aria-disabled={at === 0}
                    aria-label={t('list.columns.earlier', { name: column.label })}
                    onClick={() => at > 0 && move(column.key, -1)}
                  >
                    ↑
                  </Button>
                  <Button
                    small
                    data-move={`${column.key} 1`}
                    aria-disabled={at === shown.length - 1}
                    aria-label={t('list.columns.later', { name: column.label })}
                    onClick={() => at < shown.length - 1 && move(column.key, 1)}
                  >
                    ↓
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
