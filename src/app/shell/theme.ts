import { useSyncExternalStore } from 'react'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
export interface Look {
  theme: Theme
  contrast: 'normal' | 'high'
}

const REMEMBERED = 'halte.look'
const listeners = new Set<() => void>()
const dark = () => window.matchMedia('(prefers-color-scheme: dark)')
const sharp = () => window.matchMedia('(prefers-contrast: more)')
let look: Look = { theme: 'system', contrast: 'normal' }

function apply(): void {
  const root = document.documentElement
  root.dataset.theme = look.theme === 'system' ? (dark().matches ? 'dark' : 'light') : look.theme
  root.dataset.contrast = look.contrast === 'high' || sharp().matches ? 'high' : 'normal'
}

/** Reads what this device remembers and follows the system while nothing was chosen. */
export function startTheme(): void {
  try {
    const [theme, contrast] = (localStorage.getItem(REMEMBERED) ?? '').split(' ')
    look = { theme: THEMES.find(one => one === theme) ?? 'system', contrast: contrast === 'high' ? 'high' : 'normal' }
  } catch {
    // Nothing is remembered: the system decides.
  }
  dark().addEventListener('change', apply)
  sharp().addEventListener('change', apply)
  apply()
}

export function chooseLook(next: Look): void {
  look = next
  apply()
  try {
    localStorage.setItem(REMEMBERED, `${next.theme} ${next.contrast}`)
  } catch {
    // It holds until the page is closed.
  }
  for (const listener of listeners) listener()
}

/** Told whenever another look is chosen; gives the end of it. */
export const followLook = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const currentLook = (): Look => look
export const useLook = (): Look => useSyncExternalStore(followLook, currentLook)
