/**
 * Watches the app from inside its page, as a person waits: from her key, click or Enter to the frame that shows the answer.
 * The function runs in the page before anything of the app; it must not name anything outside itself.
 */
export type Watch = {
  /**
   * From now on waits for an event of this type, and then for something that the CSS selector `shown` names. Has to be set before
   * the event is caused: input overtakes questions.
   */
  arm(event: 'submit' | 'beforeinput' | 'click' | 'change' | 'keydown', shown: string): void
  /** Milliseconds from that event to the frame in which `shown` was there. Refused when it is not there after a minute. */
  took(): Promise<number>
  /** What the browser itself has noted since the page began. */
  noted(): { longestTask: number; layoutShift: number; firstPaint: number; moved: readonly string[] }
}
/** What of the list and of a case is waited for, as selectors. An answer is shown when no list says it still waits for one. */
export const SHOWN = {
  rows: 'table.list tbody tr[data-index] a',
  answer: ':root:not(:has(table.list[aria-busy="true"]))',
  case: 'main:has(ol.journey):has(nav.tabs)',
} as const
declare global {
  var watch: Watch
}

export function installWatch(): void {
  /** After the frame that is being made was handed over. */
  const painted = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = then
      port2.postMessage(0)
    })
  const noted = { longestTask: 0, layoutShift: 0, firstPaint: 0, moved: [] as string[] }
  /** What moved, so that whoever reads of it can find it: the element, and from where to where. */
  const described = (entry: PerformanceEntry): string[] => {
    const sources: unknown = Reflect.get(entry, 'sources')
    return (Array.isArray(sources) ? sources : []).map(({ node, previousRect, currentRect }) => {
      const element = node instanceof Element ? node : node?.parentElement
      const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ')
      return `${element?.outerHTML.slice(0, 80)} from ${place(previousRect)} to ${place(currentRect)}`
    })
  }
  const observe = (type: string, each: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver(list => list.getEntries().forEach(each)).observe({ type, buffered: true })
  observe('longtask', ({ duration }) => {
    noted.longestTask = Math.max(noted.longestTask, duration)
  })
  observe('layout-shift', entry => {
    const value: unknown = Reflect.get(entry, 'value')
    if (typeof value !== 'number' || Reflect.get(entry, 'hadRecentInput') === true) return
    noted.layoutShift += value
    noted.moved.push(...described(entry))
  })
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') noted.firstPaint = startTime
  })
  let taken: Promise<number> = Promise.resolve(0)
  globalThis.watch = {
    noted: () => noted,
    took: () => taken,
    arm: (event, shown) => {
      taken = new Promise((done, failed) => {
        setTimeout(() => failed(new Error(`after "${event}" nothing was shown that is ${shown}`)), 60_000)
        const begin = () => {
          const began = performance.now()
          const look = () => {
            if (document.querySelector(shown) === null) return
            observer.disconnect()
            painted(() => done(performance.now() - began))
          }
          const observer = new MutationObserver(look)
          observer.observe(document, { subtree: true, childList: true, attributes: true })
          // Whatever the app does at once it has done by then; an answer that was there already counts as shown.
          setTimeout(look)
        }
        addEventListener(event, begin, { capture: true, once: true })
      })
      // Told to whoever asks, and to nobody else.
      taken.catch(() => {})
    },
  }
}
