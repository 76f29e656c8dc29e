import { useState } from 'react'
import { writtenInstant } from '#app/formats.ts'
import { Control, type FormContext } from '#app/forms/control.tsx'
import { labelOf, shownValue } from '#app/forms/shown.ts'
import { Button } from '#app/parts/button.tsx'
import { RadioField } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import { type FormField, formOf } from '#records'
import type { Choices, Conflict, OpenRoot, Refused } from '#replica/types.ts'
import type { Names } from './names.ts'
import { kindNamed } from './write.tsx'

/** Two people wrote the same thing apart: both versions are kept, and a person decides. */
export function CaseConflicts({ root, names }: { root: OpenRoot; names: Names }) {
  const { t } = names
  const conflicts = useLive(['conflicts', `root:${root.root}`], replica => replica.conflicts(), [root.root])
  const [settling, settle] = useState<Conflict | undefined>()
  const here = (conflicts ?? []).filter(conflict => conflict.root === root.root)
  if (here.length === 0) return null
  return (
    <div className="after">
      <NoteBox tone="soon" live>
        <b>{t('cases.conflict.title', { count: here.length })}</b>
        {here.map(conflict => (
          <div className="row" key={conflict.id}>
            <span className="grow">
              {t(`kinds.${conflict.kind}.label`)} · {t(`compartments.${conflict.chain}.label`)} ·{' '}
              {t('cases.conflict.by', { name: names.personName(conflict.theirsBy) })}
            </span>
            <Button small onClick={() => settle(conflict)}>
              {t('cases.conflict.settle')}
            </Button>
          </div>
        ))}
      </NoteBox>
      {settling && <Settle conflict={settling} names={names} onClose={() => settle(undefined)} />}
    </div>
  )
}

const NO_CONTEXT: FormContext = { people: [], teams: [], records: [], addFile: async () => undefined }

function Settle({ conflict, names, onClose }: { conflict: Conflict; names: Names; onClose: () => void }) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [choices, setChoices] = useState<Choices>({})
  const [refused, setRefused] = useState<Refused | undefined>()
  const kind = kindNamed(conflict.kind)
  const form = kind ? formOf(kind, conflict.chain) : []
  const left = conflict.fields.filter(({ field }) => choices[field] === undefined).length
  const save = () =>
    act(async () => {
      const outcome = await replica.settle(conflict.id, choices)
      if (!outcome.ok) return setRefused(outcome)
      toast(t('app.saved'))
      onClose()
    })
  return (
    <Dialog title={t('cases.conflict.settleTitle')} onClose={onClose}>
      <p className="reading">
        {t('cases.conflict.text', {
          name: names.personName(conflict.theirsBy),
          when: writtenInstant(conflict.at, names.language),
        })}
      </p>
      <Refusal refused={refused} />
      {conflict.fields.map(one => (
        <Sides
          key={one.field}
          field={form.find(field => field.name === one.field)}
          conflict={one}
          names={names}
          choice={choices[one.field]}
          onChoice={choice => setChoices({ ...choices, [one.field]: choice })}
        />
      ))}
      <div className="actions">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="primary" busy={busy || left > 0} onClick={save}>
          {t('cases.conflict.save')}
        </Button>
      </div>
    </Dialog>
  )
}

function Sides(props: {
  field: FormField | undefined
  conflict: Conflict['fields'][number]
  names: Names
  choice: Choices[string] | undefined
  onChoice: (choice: Choices[string]) => void
}) {
  const { field, conflict, names, choice, onChoice } = props
  const { t } = names
  const shown = (value: unknown) =>
    (field ? shownValue(field, value, names) : String(value ?? '')) || t('cases.conflict.empty')
  const label = field ? labelOf(field, names) : conflict.field
  const own = typeof choice === 'object'
  return (
    <div className="stack close">
      <h3>{label}</h3>
      <div className="both">
        <div className="version">
          <small>{t('cases.conflict.mine')}</small>
          <div className="pre">{shown(conflict.mine)}</div>
        </div>
        <div className="version">
          <small>{t('cases.conflict.theirs')}</small>
          <div className="pre">{shown(conflict.theirs)}</div>
        </div>
      </div>
      <p className="sub">{t('cases.history.before', { text: shown(conflict.base) })}</p>
      <RadioField
        label={t('cases.conflict.which', { field: label })}
        value={own ? 'own' : (choice ?? '')}
        onValue={value => onChoice(value === 'own' ? { value: conflict.theirs } : value === 'mine' ? 'mine' : 'theirs')}
        choices={[
          { value: 'mine', label: t('cases.conflict.takeMine') },
          { value: 'theirs', label: t('cases.conflict.takeTheirs') },
          { value: 'own', label: t('cases.conflict.takeOwn') },
        ]}
      />
      {own && field && (
        <Control field={field} value={choice.value} onValue={value => onChoice({ value })} context={NO_CONTEXT} />
      )}
    </div>
  )
}
