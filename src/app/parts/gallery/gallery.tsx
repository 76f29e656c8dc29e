import { LanguageChoice } from '../../shell/language-choice.tsx'
import { chooseLook, type Look, THEMES, useLook } from '../../shell/theme.ts'
import { Chip } from '../chip.tsx'
import { Toasts } from '../toasts.tsx'
import { ControlStates } from './controls.tsx'
import { Part } from './part.tsx'
import { SurfaceStates } from './surfaces.tsx'

/** Every part in every state, on one page, in the theme, contrast and language chosen at its head. */
export function Gallery() {
  return (
    <>
      <main className="main">
        <div className="top">
          <h1>Parts</h1>
          <LanguageChoice />
        </div>
        <Looks />
        <Tokens />
        <ControlStates />
        <SurfaceStates />
      </main>
      <Toasts />
    </>
  )
}

function Looks() {
  const look = useLook()
  const choose = (part: Partial<Look>) => chooseLook({ ...look, ...part })
  return (
    <div className="filters">
      {THEMES.map(theme => (
        <Chip key={theme} pressed={look.theme === theme} onPress={() => choose({ theme })}>
          {theme}
        </Chip>
      ))}
      <Chip
        pressed={look.contrast === 'high'}
        onPress={() => choose({ contrast: look.contrast === 'high' ? 'normal' : 'high' })}
      >
        high contrast
      </Chip>
    </div>
  )
}

const SIZES = ['--f-1', '--f0', '--f1', '--f2', '--f3']
const COLOURS = ['ink', 'ink-2', 'ink-3', 'act', 'soon', 'danger', 'sealed']
const GROUNDS = ['paper', 'sheet', 'wash', 'act-wash', 'soon-wash', 'danger-wash', 'sealed-wash']

/** The scale of type, and every text colour on every ground it may stand on. */
function Tokens() {
  return (
    <Part name="tokens">
      {SIZES.map(size => (
        <p key={size} style={{ fontSize: `var(${size})` }}>
          Sealed case files, Дело, ملف, 案件 <span className="sub">{size}</span>
        </p>
      ))}
      <div className="swatches">
        {GROUNDS.map(ground => (
          <p key={ground} style={{ background: `var(--${ground})` }}>
            {COLOURS.map(colour => (
              <span key={colour} style={{ color: `var(--${colour})` }}>
                {colour}{' '}
              </span>
            ))}
            <small>{ground}</small>
          </p>
        ))}
      </div>
    </Part>
  )
}
