import { useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useMe, useReplica } from '#app/session.tsx'
import type { Refused } from '#replica/types.ts'

/** As long as a name in the signed directory may be. */
const LONGEST = 200

/** What the organisation was called before, as its key officers signed it; nothing while it never had another name. */
export function EarlierNames() {
  const { t } = useWords()
  const names = useLive(['people', 'state'], replica => replica.earlierNames(), [])
  if (names === undefined || names.length === 0) return null
  return (
    <>
      <dt>{t('access.settings.rename.earlier')}</dt>
      <dd>
        {names.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same name may have come back, and the list only grows
          <div key={index}>
            <bdi>{name}</bdi>
          </div>
        ))}
      </dd>
    </>
  )
}

/** Another name for the organisation: signed like everything everybody has to know of. */
export function Rename() {
  const { t } = useWords()
  const me = useMe()
  const [open, setOpen] = useState(false)
  if (!me.officer || me.demo) return null
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t('access.settings.rename.begin')}
      </Button>
      {open && <RenameDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function RenameDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const replica = useReplica()
  const me = useMe()
  const { busy, act } = useAct()
  const [name, setName] = useState(me.orgName)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const now = name.trim()
  const wrong = now === '' ? 'missing' : now === me.orgName ? 'same' : undefined
  const save = () => {
    setTried(true)
    if (wrong !== undefined || busy) return
    act(async () => {
      const outcome = await replica.renameOrganisation(now)
      if (!outcome.ok) return setRefused(outcome)
      toast(t(outcome.proposed === undefined ? 'access.settings.rename.done' : 'access.settings.rename.proposed'))
      onClose()
    })
  }
  return (
    <Dialog title={t('access.settings.rename.title')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        autoComplete="off"
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <Refusal refused={refused} />
        <TextField
          label={t('access.settings.rename.name')}
          hint={t('access.settings.rename.hint')}
          problem={tried && wrong ? t(`access.settings.rename.${wrong}`) : undefined}
          value={name}
          onValue={setName}
          maxLength={LONGEST}
          autoFocus
        />
        <NoteBox>{t('access.settings.rename.note')}</NoteBox>
        <div className="actions row end">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit" busy={busy}>
            {t('access.settings.rename.sign')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
