import type { ReactNode } from 'react'

/**
 * A form of which the browser remembers nothing, that says itself what is missing, and of which a second press does nothing while the
 * first is at work.
 */
export function Form(props: {
  look?: 'stack' | 'sheet stack'
  busy: boolean
  onSubmit: () => void
  children: ReactNode
}) {
  return (
    <form
      autoComplete="off"
      className={props.look ?? 'stack'}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (!props.busy) props.onSubmit()
      }}
    >
      {props.children}
    </form>
  )
}
