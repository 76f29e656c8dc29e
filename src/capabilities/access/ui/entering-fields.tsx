import { useWords } from '#app/languages/index.ts'
import { Tick } from '#app/parts/choice.tsx'
import { TextField } from '#app/parts/field.tsx'

/** The name one signs in with. What a browser remembers of a field stays on a shared computer: there it is told not to. */
export function HandleField(props: {
  id?: string
  label: string
  hint?: string
  shared: boolean
  value: string
  onValue: (handle: string) => void
  readOnly?: boolean
  autoFocus?: boolean
}) {
  const { id, hint, shared } = props
  return (
    <TextField
      key={shared ? 'shared' : 'own'}
      {...(id === undefined ? {} : { id })}
      label={props.label}
      hint={hint}
      value={props.value}
      onValue={props.onValue}
      autoComplete={shared ? 'off' : 'username'}
      autoCapitalize="none"
      spellCheck={false}
      readOnly={props.readOnly === true}
      autoFocus={props.autoFocus === true}
      maxLength={64}
    />
  )
}

/** A computer others use: nothing of the organisation stays on it. */
export function SharedTick({ shared, onShared }: { shared: boolean; onShared: (shared: boolean) => void }) {
  const { t } = useWords()
  return (
    <Tick
      label={t('access.unlock.shared')}
      note={t('access.unlock.sharedNote')}
      checked={shared}
      onChecked={onShared}
    />
  )
}
