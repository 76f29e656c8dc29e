import { type ReactNode, useId } from 'react'

/** A section of the paper file. `who` is the badge that says who can open it. */
export function Sheet(props: {
  title?: string
  who?: ReactNode
  actions?: ReactNode
  children: ReactNode
  id?: string
}) {
  const title = useId()
  return (
    <section className="sheet" id={props.id} aria-labelledby={props.title ? title : undefined}>
      {props.title && (
        <header>
          <h2 id={title}>
            <bdi>{props.title}</bdi>
          </h2>
          {props.who}
          {props.actions}
        </header>
      )}
      {props.children}
    </section>
  )
}

const Lock = () => (
  <svg width="10" height="12" viewBox="0 0 10 12" aria-hidden="true">
    <path d="M2.5 5V3.5a2.5 2.5 0 0 1 5 0V5" fill="none" stroke="currentColor" strokeWidth="1.6" />
    <rect y="5" width="10" height="7" rx="1.6" fill="currentColor" />
  </svg>
)

/** Who can open a sealed section. With `onOpen` it leads to where that is changed. */
export function Who(props: { children: ReactNode; onOpen?: () => void }) {
  if (!props.onOpen) {
    return (
      <span className="who">
        <Lock />
        {props.children}
      </span>
    )
  }
  return (
    <button type="button" className="who" onClick={props.onOpen}>
      <Lock />
      {props.children}
    </button>
  )
}

/** What the server can read is said as plainly as what is sealed. */
export const ReadableByServer = (props: { children: ReactNode }) => <span className="who open">{props.children}</span>

export const Pill = (props: { tone?: 'soon' | 'danger' | 'ok' | undefined; children: ReactNode }) => (
  <span className={props.tone ? `pill ${props.tone}` : 'pill'}>{props.children}</span>
)

/** Something to know before going on: calm by default, or about danger, something soon, or something done well. */
export const NoteBox = (props: {
  tone?: 'soon' | 'danger' | 'ok'
  title?: string
  /** Buttons under the text. */
  actions?: ReactNode
  children?: ReactNode
  /** Read aloud when it appears. */
  live?: boolean
}) => (
  <div className={props.tone ? `note-box ${props.tone}` : 'note-box'} role={props.live ? 'status' : undefined}>
    {props.title && <b>{props.title}</b>}
    {props.children}
    {props.actions && <div className="row">{props.actions}</div>}
  </div>
)

/** Nothing here yet: says so, and what to do. */
export const Empty = (props: { title: string; text?: string; children?: ReactNode }) => (
  <div className="empty">
    <h2>{props.title}</h2>
    {props.text && <p className="reading">{props.text}</p>}
    {props.children && <div className="row">{props.children}</div>}
  </div>
)

/** A long task: a number, and a way to stop. Leave `of` out while nobody knows how much there is. */
export function Progress(props: { label: string; done?: number; of?: number | undefined; children?: ReactNode }) {
  const id = useId()
  const known = props.of === undefined ? {} : { value: props.done ?? 0, max: Math.max(1, props.of) }
  return (
    <div className="progress">
      <div id={id}>{props.label}</div>
      <progress aria-labelledby={id} {...known} />
      {props.children && <div className="row">{props.children}</div>}
    </div>
  )
}
