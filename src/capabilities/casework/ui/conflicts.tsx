import { useState } from 'react'
import { writtenInstant } from '#app/formats.ts'
import { Control, type FormContext } from '#app/forms/control.tsx'
import { labelOf, shownValue } from '#app/forms/shown.ts'
import { hasMessage } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { RadioField } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import { type FormField, formOf, isPlainObject } from '#records'
import type { Choices, Conflict, OpenRoot, Refused } from '#replica/types.ts'
import { caseKind } from '../case.ts'
import { caseChoices, type Names, useOwnFields } from './names.ts'
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
      {settling && <Settle root={root} conflict={settling} names={names} onClose={() => settle(undefined)} />}
    </div>
  )
}

function Settle(props: { root: OpenRoot; conflict: Conflict; names: Names; onClose: () => void }) {
  const { root, conflict, names, onClose } = props
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [choices, setChoices] = useState<Choices>({})
  const [refused, setRefused] = useState<Refused | undefined>()
  const own = useOwnFields()
  const kind = conflict.kind === caseKind.name ? caseKind : kindNamed(conflict.kind)
  // A field of the organisation's own is named `own.<key>` where both sides wrote it; a retired one is still settled.
  const form = kind
    ? formOf(
        kind,
        conflict.chain,
        own.map(field => ({ ...field, retired: false })),
      )
    : []
  const fieldOf = (name: string) => form.find(field => (field.own ? `own.${field.name}` === name : field.name === name))
  const context: FormContext = {
    people: names.people.map(person => ({ value: person.user, label: person.name })),
    teams: names.teams.map(team => ({ value: team.id, label: team.name })),
    records: caseChoices(replica, conflict.root, t('cases.unnamed')),
    recordName: names.recordName,
    addFile: async () => undefined,
    files: [],
  }
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
      <p className="reading">{t('cases.conflict.text', { name: names.personName(conflict.theirsBy) })}</p>
      <Refusal refused={refused} />
      {conflict.fields.map(one => (
        <Sides
          key={one.field}
          field={fieldOf(one.field)}
          side={one}
          words={wordsOf(root, conflict, one.field)}
          conflict={conflict}
          names={names}
          context={context}
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

/** The words of the question that `answers.<id>` or `sentences.<id>` is about. */
function wordsOf(root: OpenRoot, { rec }: Conflict, field: string): string | undefined {
  const wording = root.records.find(record => record.rec === rec)?.sealed.narrative?.wording
  const [, id = ''] = field.split(/\.(.*)/)
  const words = isPlainObject(wording) ? wording[id] : undefined
  return typeof words === 'string' ? words : undefined
}

function Sides(props: {
  field: FormField | undefined
  side: Conflict['fields'][number]
  /** The question that was answered, where the field is an answer of an interview. */
  words: string | undefined
  conflict: Conflict
  names: Names
  context: FormContext
  choice: Choices[string] | undefined
  onChoice: (choice: Choices[string]) => void
}) {
  const { field, side, conflict, names, choice, onChoice } = props
  const { t, language } = names
  const shown = (value: unknown) =>
    (field ? shownValue(field, value, names) : plain(value)) || t('cases.conflict.empty')
  const plain = (value: unknown) => {
    const text = String(value ?? '')
    return hasMessage(`lists.screeningAnswer.${text}`) ? t(`lists.screeningAnswer.${text}`) : text
  }
  const when = (at: number | undefined) => (at === undefined ? '' : writtenInstant(at, language))
  const label = field ? labelOf(field, names) : (props.words ?? side.field)
  const own = typeof choice === 'object'
  return (
    <div className="stack close">
      <h3>{label}</h3>
      <div className="both">
        <Version
          who={t('cases.conflict.mine')}
          when={when(conflict.mineAt)}
          text={shown(side.mine)}
          taken={choice === 'mine'}
        />
        <Version
          who={t('cases.conflict.theirs', { name: names.personName(conflict.theirsBy) })}
          when={when(conflict.theirsAt)}
          text={shown(side.theirs)}
          taken={choice === 'theirs'}
        />
      </div>
      <p className="sub" dir="auto">
        {t('cases.history.before', { text: shown(side.base) })}
      </p>
      <RadioField
        label={t('cases.conflict.which', { field: label })}
        value={own ? 'own' : (choice ?? '')}
        onValue={value => onChoice(value === 'own' ? { value: side.theirs } : value === 'mine' ? 'mine' : 'theirs')}
        choices={[
          { value: 'mine', label: t('cases.conflict.takeMine') },
          { value: 'theirs', label: t('cases.conflict.takeTheirs') },
          ...(field && field.control !== 'files' ? [{ value: 'own', label: t('cases.conflict.takeOwn') }] : []),
        ]}
      />
      {own && field && (
        <Control field={field} value={choice.value} onValue={value => onChoice({ value })} context={props.context} />
      )}
    </div>
  )
}

/** One of the two versions: by whom, when, and its words, each script in its own direction. */
const Version = (props: { who: string; when: string; text: string; taken: boolean }) => (
  <div className={props.taken ? 'version taken' : 'version'}>
    <small>
      <bdi>{props.who}</bdi>
      {props.when && <> · {props.when}</>}
    </small>
    <div className="pre" dir="auto">
      {props.text}
    </div>
  </div>
)
