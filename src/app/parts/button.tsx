import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'wouter'

type Look = 'plain' | 'primary' | 'quiet' | 'danger'
const classOf = (look: Look, small?: boolean) => `btn${look === 'plain' ? '' : ` ${look}`}${small ? ' small' : ''}`

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  look?: Look
  small?: boolean
  /** The key that does the same, shown on the button. */
  shortcut?: string
  /** Work is going on: the button stays where it is and takes no second press. */
  busy?: boolean
}

/** A button never loses the focus by becoming disabled: while busy it only stops answering. */
export function Button({ look = 'plain', small, shortcut, busy, children, onClick, type, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={classOf(look, small)}
      aria-disabled={busy || undefined}
      aria-keyshortcuts={shortcut}
      onClick={event => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {children}
      {shortcut && (
        <span className="key" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  )
}

/** A way to another screen that looks like a button. */
export function ButtonLink(props: {
  href: string
  look?: Look
  small?: boolean
  shortcut?: string
  children: ReactNode
}) {
  return (
    <Link href={props.href} className={classOf(props.look ?? 'plain', props.small)} aria-keyshortcuts={props.shortcut}>
      {props.children}
      {props.shortcut && (
        <span className="key" aria-hidden="true">
          {props.shortcut}
        </span>
      )}
    </Link>
  )
}
