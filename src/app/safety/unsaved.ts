/** Where something was typed since it stands on the page. */
const touched = new Set<Element>()
/** Forms whose drafts are sealed on the device with every letter, and what only looks for something. */
const KEPT = '.inline-form, [role="search"]'

/** Follows what is being written, so that a newer version does not come in between. */
export function watchWriting(): void {
  document.addEventListener('input', ({ target }) => {
    const place = target instanceof Element ? target.closest('form, dialog, .sheet') : null
    if (place && !place.matches(KEPT)) touched.add(place)
  })
}

/** Whether something that is on the screen now may be written and not saved. */
export function mayBeWriting(): boolean {
  for (const place of touched) if (!place.isConnected) touched.delete(place)
  return touched.size > 0
}
