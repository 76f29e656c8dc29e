import { type PointerEvent, useId, useRef } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { TextField } from '#app/parts/field.tsx'
import './consent.css'

const [WIDTH, HEIGHT] = [640, 180]
/** Strokes as lines between whole points: nothing else is ever drawn from what was kept. */
const PATH = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+$/

/** A kept signature; a text that is none is not drawn. */
export function Drawn({ path, label }: { path: string; label: string }) {
  if (!PATH.test(path)) return null
  return (
    <svg className="sign" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}

/** A place to sign with finger, pen or mouse; whoever has none of them types the name. */
export function SignaturePad(props: {
  path: string
  onPath: (path: string) => void
  typed: string
  onTyped: (name: string) => void
  problem?: string | undefined
}) {
  const { t } = useWords()
  const { path, onPath } = props
  const pad = useRef<SVGSVGElement>(null)
  const drawing = useRef<string | undefined>(undefined)
  const hint = useId()
  const at = (event: PointerEvent) => {
    const box = pad.current?.getBoundingClientRect()
    if (!box || box.width === 0) return undefined
    const x = Math.round(((event.clientX - box.left) / box.width) * WIDTH)
    const y = Math.round(((event.clientY - box.top) / box.height) * HEIGHT)
    return `${Math.min(Math.max(x, 0), WIDTH)} ${Math.min(Math.max(y, 0), HEIGHT)}`
  }
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    const point = at(event)
    if (!point) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = `${path}M${point}L${point}`
    onPath(drawing.current)
  }
  const go = (event: PointerEvent) => {
    const point = at(event)
    if (drawing.current === undefined || !point) return
    drawing.current += `L${point}`
    onPath(drawing.current)
  }
  const end = () => {
    drawing.current = undefined
  }
  return (
    <div className="stack">
      <p className="sub" id={hint}>
        {t('consents.sign.hint')}
      </p>
      <svg
        ref={pad}
        className="sign"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('fields.consentRecord.signature.label')}
        aria-describedby={hint}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {path && <path d={path} />}
      </svg>
      <div className="row">
        <Button small disabled={path === ''} onClick={() => onPath('')}>
          {t('consents.sign.clear')}
        </Button>
      </div>
      <TextField
        label={t('consents.sign.typed')}
        value={props.typed}
        onValue={props.onTyped}
        maxLength={200}
        problem={props.problem}
      />
    </div>
  )
}
