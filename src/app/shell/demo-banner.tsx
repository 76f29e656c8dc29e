import { useLocation } from 'wouter'
import type { DemoDoor } from '../demo.ts'
import { useWords } from '../languages/index.ts'
import { useAct, useDesk } from '../session.tsx'

/** Throws away what visitors left and asks for a demonstration as new; ends on its first page. */
export function useDemoAfresh(): { busy: boolean; begin: () => void } {
  const { connection, replica } = useDesk()
  const [, go] = useLocation()
  const { busy, act } = useAct()
  const begin = () =>
    act(async () => {
      await connection.service<DemoDoor>('demo').afresh()
      await replica.signOut({ forget: true, discard: true })
      go('/demo')
    })
  return { busy, begin }
}

/** Says on every screen that everyone here is invented, and leads back to a clean beginning with one press. */
export function DemoBanner() {
  const { t } = useWords()
  const { busy, begin } = useDemoAfresh()
  return (
    <header className="banner no-print">
      {t('app.demo.banner')}{' '}
      <button
        type="button"
        className="linkish"
        aria-disabled={busy || undefined}
        onClick={() => {
          if (!busy) begin()
        }}
      >
        {t(busy ? 'app.demo.making' : 'app.demo.afresh')}
      </button>
    </header>
  )
}
