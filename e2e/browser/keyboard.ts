/** A person without a mouse: every control is come to by Tab, and used with the keys that belong to it. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** More stops than any screen has. */
const MOST = 250

/** Where a control stands from the focus: here, further on, or back. */
type Way = 'here' | 'Tab' | 'Shift+Tab'
const wayTo = async (target: Locator): Promise<Way> => (await seek(target)).way

/** The way to a control, and about how many stops stand in it; `gone` when the screen has drawn it anew since. */
const seek = (target: Pick<Locator, 'evaluate'>): Promise<{ way: Way; between: number; gone: boolean }> =>
  target.evaluate(element => {
    const { activeElement: at } = document
    const gone = !element.isConnected
    if (at === element) return { way: 'here', between: 0, gone }
    if (at === null || at === document.body) return { way: 'Tab', between: 0, gone }
    const before = at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    const [one, other] = [all.indexOf(at), all.indexOf(element)].toSorted((a, b) => a - b)
    const passed = one === undefined || other === undefined || one < 0 ? [] : all.slice(one + 1, other)
    const stops = passed.filter(stop => stop.checkVisibility() && !stop.matches('[tabindex="-1"], :disabled'))
    // The answers of one question are one stop.
    const between = new Set(stops.map(stop => (stop.matches('[type=radio]') && stop.getAttribute('name')) || stop)).size
    return { way: before ? 'Shift+Tab' : 'Tab', between, gone }
  })

/** Goes to a control by Tab alone, forwards or back. Throws when Tab does not lead there. */
export async function tabTo(target: Locator): Promise<void> {
  const one = target.first()
  await one.waitFor()
  let handle = await one.elementHandle()
  let went: Way | undefined
  for (let stops = 0; stops < MOST; ) {
    if (handle === null) throw new Error(`gone: ${target}`)
    const { way, between, gone } = await seek(handle)
    if (way === 'here') return
    if (gone) {
      handle = await one.elementHandle()
      stops++
      continue
    }
    // Half of the way at once, as not all that stands between need be a stop; past it, one by one.
    went ??= way
    const far = way === went ? Math.ceil((between + 1) / 2) : 1
    for (let step = 0; step < far; step++, stops++) await one.page().keyboard.press(way)
  }
  throw new Error(`Tab does not lead to ${target}`)
}

/** Presses a button or follows a link. */
export async function press(target: Locator): Promise<void> {
  await tabTo(target)
  await target.page().keyboard.press('Enter')
}

/** Ticks a box, or takes the tick away. */
export async function tick(target: Locator): Promise<void> {
  await tabTo(target)
  await target.page().keyboard.press('Space')
}

/** Writes into a field, in the place of what stands there. */
export async function write(target: Locator, text: string): Promise<void> {
  await tabTo(target)
  const { keyboard } = target.page()
  await keyboard.press('ControlOrMeta+A')
  await (text === '' ? keyboard.press('Delete') : keyboard.type(text))
}

/** Takes one of a list by its value, or by what it says, with the arrows. */
export async function take(target: Locator, wanted: string): Promise<void> {
  await tabTo(target)
  const way = () =>
    target.evaluate((element, choice) => {
      if (!(element instanceof HTMLSelectElement)) return 'no list'
      const at = [...element.options].findIndex(({ value, label }) => value === choice || label === choice)
      if (at < 0) return 'not in the list'
      if (at === element.selectedIndex) return 'here'
      return at > element.selectedIndex ? 'ArrowDown' : 'ArrowUp'
    }, wanted)
  // What there is to choose from may come after the field.
  await expect.poll(way, { message: `${wanted} in ${target}` }).not.toBe('not in the list')
  for (let steps = 0; steps < MOST; steps++) {
    const key = await way()
    if (key === 'here') return
    if (!key.startsWith('Arrow')) throw new Error(`${wanted}: ${key}, ${target}`)
    await target.page().keyboard.press(key)
  }
  throw new Error(`arrows do not lead to ${wanted} in ${target}`)
}

/** Chooses one of several answers: Tab to the group, arrows within it. */
export async function choose(target: Locator): Promise<void> {
  const { keyboard } = target.page()
  const inGroup = () =>
    target.evaluate(element => {
      const { activeElement: at } = document
      return at instanceof HTMLInputElement && at.type === 'radio' && at.name === element.getAttribute('name')
    })
  await target.waitFor()
  for (let stops = 0; !(await inGroup()); stops++) {
    if (stops === MOST) throw new Error(`Tab does not lead to the group of ${target}`)
    const way = await wayTo(target)
    await keyboard.press(way === 'here' ? 'Tab' : way)
  }
  for (let steps = 0; (await wayTo(target)) !== 'here'; steps++) {
    if (steps === MOST) throw new Error(`arrows do not lead to ${target}`)
    await keyboard.press('ArrowDown')
  }
  if (!(await target.isChecked())) await keyboard.press('Space')
}

/** Opens a menu and takes one of its lines with the arrows. */
export async function pick(menu: Locator, line: string): Promise<void> {
  await press(menu)
  const page = menu.page()
  const item = page.getByRole('menuitem', { name: new RegExp(`^${line}`) })
  await item.waitFor()
  for (let steps = 0; (await wayTo(item)) !== 'here'; steps++) {
    if (steps === MOST) throw new Error(`arrows do not lead to ${line}`)
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}

/** Types a day (`2026-11-23`) into a date field, in the order the browser asks for it. */
export async function writeDay(target: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  const { keyboard } = target.page()
  for (const figures of [`${month}${date}${year}`, `${date}${month}${year}`, `${year}${month}${date}`]) {
    // Its parts are stops of their own: come anew, one begins at the first.
    while ((await wayTo(target)) === 'here') await keyboard.press('Shift+Tab')
    await tabTo(target)
    await keyboard.type(figures)
    if ((await target.inputValue()) === day) return
  }
  throw new Error(`the day ${day} could not be typed: ${await target.inputValue()}`)
}

/** Waits until the focus is where it is expected. */
export const focusIsOn = (target: Locator): Promise<void> => expect.poll(() => wayTo(target)).toBe('here')

/** Leaves by three times Shift. Pressed again where a loaded machine took them too far apart. */
export async function leaveByShift(page: Page): Promise<void> {
  const pressed = async () => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
    return new URL(page.url()).pathname
  }
  await expect.poll(pressed).toBe('/leave.html')
  await page.waitForURL('**/leave.html')
}
