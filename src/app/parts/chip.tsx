import type { ReactNode } from 'react'
import { useWords } from '../languages/index.ts'

/** A filter that is on or off, written as a plain statement ("risk is high"). */
export function Chip(props: { pressed: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className="chip" aria-pressed={props.pressed} onClick={props.onPress}>
      {props.children}
    </button>
  )
}

/** A filter that was composed: its sentence opens it again, the cross takes it away. */
export function FilterChip(props: { label: string; onOpen?: () => void; onRemove: () => void }) {
  const { t } = useWords()
  return (
    <span className="chip composed">
      {props.onOpen ? (
        <button type="button" onClick={props.onOpen}>
          <bdi>{props.label}</bdi>
        </button>
      ) : (
        <bdi>{props.label}</bdi>
      )}
      <button
        type="button"
        className="cross"
        aria-label={t('app.parts.takeAway', { label: props.label })}
        onClick={props.onRemove}
      >
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <path d="M1 1l8 8M9 1l-8 8" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
        </svg>
      </button>
    </span>
  )
}
