import { useEffect } from 'react'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'

const NEUTRAL = '/leave.html'
const SHIFTS = 3
const WITHIN_MS = 1500

/** Leaves at once: keys gone, page blank, this address replaced in the history by a neutral one of our own. */
export function leave(kill: () => void): void {
  kill()
  // Also ends the session on the server, if there is one and it can be reached; nobody waits for it.
  const headers = { 'x-halte': '1', 'content-type': 'application/json' }
  fetch('/api/sign-out', { method: 'POST', keepalive: true, headers, body: '{}' }).catch(() => undefined)
  document.body.replaceChildren()
  document.title = ''
  location.replace(NEUTRAL)
}

/** Three times Shift within a moment leaves the page. Escape would stop the loading of the neutral page. */
export function useTripleShift(kill: () => void): void {
  useEffect(() => {
    let presses: number[] = []
    const down = (event: KeyboardEvent) => {
      if (event.key !== 'Shift') {
        presses = []
        return
      }
      if (event.repeat) return
      presses = [...presses.filter(at => event.timeStamp - at < WITHIN_MS), event.timeStamp]
      if (presses.length >= SHIFTS) leave(kill)
    }
    window.addEventListener('keydown', down, true)
    return () => window.removeEventListener('keydown', down, true)
  }, [kill])
}

export function ExitButton({ kill }: { kill: () => void }) {
  const { t } = useWords()
  return (
    <span className="leave no-print" title={t('app.leave.how')}>
      <Button look="danger" onClick={() => leave(kill)}>
        {t('app.leave.label')}
      </Button>
    </span>
  )
}
