/** The page of all parts with their states (`/parts` while developing). Not part of the app that people get. */
import { createRoot } from 'react-dom/client'
import { speakHelp, speakInside, startLanguages } from '#app/languages/index.ts'
import { Gallery } from '#app/parts/gallery/gallery.tsx'
import { keepFocus } from '#app/parts/keep-focus.ts'
import { startTheme } from '#app/shell/theme.ts'
import './styles.ts'
import { DICTIONARIES } from './words/index.ts'

startTheme()
keepFocus()
await startLanguages(DICTIONARIES)
await Promise.all([speakInside(), speakHelp()])
const place = document.getElementById('app')
if (place) createRoot(place).render(<Gallery />)
