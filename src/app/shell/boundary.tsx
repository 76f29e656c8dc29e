import { Component, type ReactNode } from 'react'
import { Outage } from '../bridge/connect.ts'
import { say } from '../languages/index.ts'
import { ExitButton } from './quick-exit.tsx'

/** The one place where a bug or an outage is caught: a reference number, no detail, and a way on. */
export class Boundary extends Component<{ children: ReactNode }, { reference?: string }> {
  override state: { reference?: string } = {}
  static getDerivedStateFromError(error: unknown): { reference: string } {
    return { reference: error instanceof Outage ? error.reference : 'page' }
  }
  override render(): ReactNode {
    if (!this.state.reference) return this.props.children
    return (
      <main className="door">
        <div className="note-box danger" role="alert">
          <h1>{say('app.outage.title')}</h1>
          <p>{say('app.outage.text', { reference: this.state.reference })}</p>
          <p>
            <button type="button" className="btn" onClick={() => location.reload()}>
              {say('app.outage.again')}
            </button>{' '}
            <ExitButton kill={() => undefined} />
          </p>
        </div>
      </main>
    )
  }
}
