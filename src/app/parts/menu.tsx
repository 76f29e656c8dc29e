import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'

/** One thing a menu offers. */
export interface MenuItem {
  key: string
  label: ReactNode
  onChoose: () => void
  /** Shown as loss or danger. */
  danger?: boolean
  /** The one of several that holds now; leave out where nothing holds. */
  checked?: boolean
  /** What the item means, or why it can not be chosen now. */
  note?: string
  disabled?: boolean
}

const EDGE = 8

/**
 * A button that opens a short list of acts. Arrow keys move, the first letters jump, Escape closes and gives the focus back.
 * The list stands in the browser's own top layer, so no table or sheet can cut it off.
 */
export function Menu(props: {
  label: ReactNode
  name?: string
  items: readonly MenuItem[]
  small?: boolean
  look?: 'plain' | 'quiet'
}) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  const show = (last = false) => {
    const at = button.current?.getBoundingClientRect()
    const box = list.current
    if (!at || !box) return
    box.showPopover()
    place(box, at)
    items()
      .at(last ? -1 : 0)
      ?.focus()
  }
  const move = (event: KeyboardEvent) => {
    const all = items()
    const now = all.findIndex(item => item.matches(':focus'))
    const to = nextIndex(event.key, now, all)
    if (event.key === 'Tab') list.current?.hidePopover()
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    all[to]?.focus()
  }
  return (
    <span className="menu">
      <button
        ref={button}
        type="button"
        className={['btn', props.look === 'quiet' && 'quiet', props.small && 'small'].filter(Boolean).join(' ')}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        aria-label={props.name}
        onClick={() => (open ? list.current?.hidePopover() : show())}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          show(event.key === 'ArrowUp')
        }}
      >
        {props.label}
        <svg className="caret" width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      </button>
      <div
        ref={list}
        id={id}
        role="menu"
        popover="auto"
        className="menu-list"
        aria-label={props.name ?? (typeof props.label === 'string' ? props.label : undefined)}
        tabIndex={-1}
        onKeyDown={move}
        onToggle={event => setOpen(event.newState === 'open')}
      >
        {props.items.map(item => {
          const choose = () => {
            if (item.disabled) return
            list.current?.hidePopover()
            button.current?.focus()
            item.onChoose()
          }
          return <Item key={item.key} item={item} onChoose={choose} />
        })}
      </div>
    </span>
  )
}

function Item({ item, onChoose }: { item: MenuItem; onChoose: () => void }) {
  const shared = {
    'aria-disabled': item.disabled || undefined,
    className: item.danger ? 'danger' : undefined,
    tabIndex: -1,
    onClick: onChoose,
  }
  const inner = (
    <>
      <span>{item.label}</span>
      {item.note && <small>{item.note}</small>}
    </>
  )
  if (item.checked === undefined)
    return (
      <button type="button" {...shared} role="menuitem">
        {inner}
      </button>
    )
  return (
    <button type="button" {...shared} role="menuitemradio" aria-checked={item.checked}>
      {inner}
    </button>
  )
}

/** Under the button, at its leading edge; above it or further in where the window ends. */
function place(box: HTMLElement, at: DOMRect): void {
  const size = box.getBoundingClientRect()
  const rtl = getComputedStyle(box).direction === 'rtl'
  const wished = rtl ? at.right - size.width : at.left
  const x = Math.max(EDGE, Math.min(wished, window.innerWidth - size.width - EDGE))
  const below = at.bottom + 4
  const y = below + size.height > window.innerHeight - EDGE ? Math.max(EDGE, at.top - size.height - 4) : below
  box.style.setProperty('inset', `${y}px auto auto ${x}px`)
}

/** Where a key leads among the items; undefined when the key is not the menu's. */
function nextIndex(key: string, now: number, all: readonly HTMLElement[]): number | undefined {
  if (key === 'ArrowDown') return (now + 1) % all.length
  if (key === 'ArrowUp') return (now - 1 + all.length) % all.length
  if (key === 'Home') return 0
  if (key === 'End') return all.length - 1
  if (key.length !== 1 || key === ' ') return undefined
  const letter = key.toLocaleLowerCase()
  const order = [...all.keys()].map(step => (now + 1 + step) % all.length)
  return order.find(index => all[index]?.textContent?.toLocaleLowerCase().startsWith(letter))
}
