import type { ReactNode } from 'react'

/** One part under its name; the tests find it by `data-part`. */
export const Part = (props: { name: string; children: ReactNode }) => (
  <section className="sheet" data-part={props.name} aria-label={props.name}>
    <header>
      <h2>{props.name}</h2>
    </header>
    <div className="stack">{props.children}</div>
  </section>
)
