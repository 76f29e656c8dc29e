import { type ReactNode, useEffect, useRef } from 'react'
import { HelpButton } from '../help/help-button.tsx'
import { useDesk } from '../session.tsx'
import { ExitButton } from './quick-exit.tsx'
import { SyncLine } from './sync-line.tsx'

/**
 * One screen: its heading, where saving stands, what can be done, the way out. The heading takes the focus when the screen
 * opens, so that a screen reader says where one is.
 */
export function Page(props: {
  title: string
  code?: string | undefined
  mark?: ReactNode
  actions?: ReactNode
  lead?: string | undefined
  children: ReactNode
}) {
  const { kill } = useDesk()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <div className="top">
        <h1 ref={heading} tabIndex={-1}>
          <bdi>{props.title}</bdi> {props.code && <span className="code">{props.code}</span>}
        </h1>
        <HelpButton />
        {props.mark}
        <SyncLine />
        <div className="acts">
          {props.actions}
          <ExitButton kill={kill} />
        </div>
      </div>
      {props.lead && <p className="lead">{props.lead}</p>}
      {props.children}
    </>
  )
}
