import { PROTOCOL } from '#replica/protocol-version.ts'
import { forgetTraces } from './traces.ts'

const NEUTRAL = '/leave.html'
const SHIFTS = 3
const WITHIN_MS = 1500
/** Of this tab: whoever goes back in its history after leaving gets the neutral page again. */
const LEFT = 'left'

/** Leaves at once: keys gone, page blank, this address replaced in the history by a neutral one of our own. */
export function leave(kill: () => void): void {
  kill()
  document.body.replaceChildren()
  document.title = ''
  remember()
  // Also ends the session on the server, if there is one and it can be reached; nobody waits for it.
  const headers = { 'x-halte': String(PROTOCOL), 'content-type': 'application/json' }
  fetch('/api/sign-out', { method: 'POST', keepalive: true, headers, body: '{}' }).catch(() => undefined)
  if (shared) void forgetTraces()
  location.replace(NEUTRAL)
}

let shared = false
/** On a shared computer leaving also takes away what the app itself keeps in this browser. */
export function leavesNothing(on: boolean): void {
  shared = on
}
/** Whether this browser is a shared computer's, for whatever would write something on it. */
export const isShared = (): boolean => shared

function remember(): void {
  try {
    sessionStorage.setItem(LEFT, '1')
  } catch {
    // Then only this one entry of the history is neutral.
  }
}

const hasLeft = (): boolean => {
  try {
    return sessionStorage.getItem(LEFT) !== null
  } catch {
    return false
  }
}

/** True when this page was reached by going back after leaving: then nothing is shown but the neutral page. */
export function staysAway(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  const back = entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward'
  if (back && hasLeft()) {
    location.replace(NEUTRAL)
    return true
  }
  try {
    sessionStorage.removeItem(LEFT)
  } catch {
    // Nothing was kept.
  }
  return false
}

/**
 * Three times Shift within a moment leaves the page, on every screen (Escape would stop the loading of the neutral page). A
 * page the browser puts aside for the way back loses keys and content before, and starts anew when it is shown again.
 */
export function watchLeaving(kill: () => void): void {
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
  window.addEventListener('pagehide', event => {
    if (!event.persisted) return
    kill()
    document.body.replaceChildren()
  })
  window.addEventListener('pageshow', event => {
    if (!event.persisted) return
    if (hasLeft()) location.replace(NEUTRAL)
    else location.reload()
  })
}
