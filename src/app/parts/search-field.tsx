import type { InputHTMLAttributes, RefObject } from 'react'

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type' | 'aria-label' | 'placeholder'>

/** A box to look for something in what stands below it, and the key that leads into it. Its label stands in it while it is empty. */
export function SearchField(
  props: Native & {
    label: string
    value: string
    onValue: (value: string) => void
    /** The key that leads here: said, not wired. */
    shortcut: string
    box?: RefObject<HTMLInputElement | null>
  },
) {
  const { label, value, onValue, shortcut, box, ...rest } = props
  return (
    <div className="search">
      <span aria-hidden="true">⌕</span>
      <input
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        ref={box}
        type="search"
        aria-label={label}
        placeholder={label}
        aria-keyshortcuts={shortcut}
        value={value}
        onChange={event => onValue(event.target.value)}
      />
      <span className="key" aria-hidden="true">
        {shortcut}
      </span>
    </div>
  )
}
