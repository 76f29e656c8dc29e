/**
 * The focus is never lost: when what had it is taken off the page (a deleted line, a settled question, a finished step) or can no
 * longer be pressed (the last of several pages), the heading of the nearest section that is still there gets it, so that a
 * keyboard or a screen reader goes on from that place instead of from the top of the page.
 */
export function keepFocus(): void {
  let last: Element | undefined
  let around: Element[] = []
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    last = target
    around = []
    for (let at = target.parentElement; at; at = at.parentElement) around.push(at)
  })
  const isGone = () => last !== undefined && (!last.isConnected || last.matches(':disabled'))
  const look = () => {
    const at = document.activeElement
    if (!isGone() || (at !== document.body && at !== last)) return
    last = undefined
    const place = around.find(element => element.isConnected && element.matches(PLACES) && headingOf(element))
    focusOn(headingOf(place ?? document.body))
  }
  // Whoever takes something away may put the focus somewhere better in the same moment.
  const watch = new MutationObserver(() => {
    if (isGone()) setTimeout(look)
  })
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
}

const PLACES = 'section, article, dialog, main, fieldset, [role="dialog"]'
const headingOf = (element: Element): HTMLElement | undefined =>
  [...element.querySelectorAll<HTMLElement>('h1, h2, h3, legend')].find(heading => heading.checkVisibility())

function focusOn(heading: HTMLElement | undefined): void {
  if (!heading) return
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
