import { useState } from 'react'
import { writtenInstant } from '#app/formats.ts'
import { Control, type FormContext } from '#app/forms/control.tsx'
import { useWords } from '#app/languages/index.ts'
import { SelectField } from '#app/parts/choice.tsx'
import { LongTextField, TextField } from '#app/parts/field.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import { type AnyKind, formOf, type OwnField, ownLabel } from '#records'
import { readOwnField } from '#replica/own-fields.ts'
import type { OpenRecord, Refused } from '#replica/types.ts'
import { type EditedOwnField, type EditPlace, editedOwnField, editOf, type OwnFieldEdit } from './own-field-draft.ts'
import { OwnFieldForm } from './own-field-form.tsx'
import { LabelFields, useSpoken } from './own-field-words.tsx'

type Problems = Extract<EditedOwnField, { ok: false }>['problems']

/** Changing the words, choices and place of a field that is asked already; seen as it will be asked before it is saved. */
export function OwnFieldEditDialog(props: {
  record: OpenRecord
  field: OwnField
  kind: AnyKind
  existing: readonly OwnField[]
  onClose: () => void
}) {
  const { t, tag } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const spoken = useSpoken()
  const { field, record } = props
  const [edit, setEdit] = useState(() => editOf(field, tag))
  const [speaking, setSpeaking] = useState(tag)
  const [problems, setProblems] = useState<Problems>([])
  const [refused, setRefused] = useState<Refused | undefined>()
  const put = (part: Partial<OwnFieldEdit>) => setEdit({ ...edit, ...part })
  const changed = editedOwnField(field, edit, props.existing, tag)
  const save = () => {
    setProblems(changed.ok ? [] : changed.problems)
    if (!changed.ok) return
    const { labels, values = null, order = null } = changed.field
    act(async () => {
      const at = { root: record.root, rec: record.rec }
      const outcome = await replica.change(at, { sealed: { header: { labels, values, order } } }, record)
      if (!outcome.ok) return setRefused(outcome)
      toast(t('app.saved'))
      props.onClose()
    })
  }
  const id = (place: EditPlace) => `edit-field-${place}`
  const problem = (place: EditPlace) => {
    const found = problems.find(one => one.place === place)
    if (!found) return undefined
    if (found.place === 'order') return t('access.editField.orderWrong')
    if (found.code === 'known') return t('access.editField.known')
    if (found.place === 'values' && found.code === 'missing') return t('access.editField.choiceMissing')
    return t(`access.ownFields.problems.${found.place}.${found.code}`)
  }
  const label = ownLabel(field, tag)
  return (
    <OwnFieldForm
      title={t('access.editField.title', { label })}
      lead={t('access.editField.text')}
      problems={problems.map(({ place }) => ({ id: id(place), text: problem(place) ?? '' }))}
      refused={refused}
      busy={busy}
      keep={t('app.save')}
      onKeep={save}
      onClose={props.onClose}
    >
      <LabelFields
        id={id('label')}
        spoken={spoken}
        labels={edit.labels}
        problem={problem('label')}
        onLabels={labels => put({ labels })}
      />
      {field.values && (
        <SelectField
          label={t('access.editField.choicesIn')}
          hint={t('access.editField.choicesInHint')}
          value={speaking}
          onValue={setSpeaking}
          choices={spoken.map(({ tag: value, name: label }) => ({ value, label }))}
        />
      )}
      <Choices
        id={id('values')}
        field={field}
        edit={edit}
        speaking={speaking === tag ? undefined : speaking}
        problem={problem('values')}
        onEdit={put}
      />
      {field.values && (
        <LongTextField
          label={t('access.editField.more')}
          hint={t('access.editField.moreHint')}
          value={edit.more}
          onValue={more => put({ more })}
          rows={3}
        />
      )}
      <TextField
        id={id('order')}
        label={t('access.editField.order')}
        hint={t('access.editField.orderHint')}
        problem={problem('order')}
        value={edit.order}
        onValue={order => put({ order })}
        inputMode="numeric"
        maxLength={5}
      />
      {changed.ok && <Preview field={changed.field} kind={props.kind} />}
    </OwnFieldForm>
  )
}

/** The words of each choice: in the reader's language, or in the one chosen above them, where the next best stands as a hint. */
function Choices(props: {
  id: string
  field: OwnField
  edit: OwnFieldEdit
  /** Another language than the reader's. */
  speaking: string | undefined
  problem: string | undefined
  onEdit: (part: Partial<OwnFieldEdit>) => void
}) {
  const { t, tag } = useWords()
  const { field, edit, speaking } = props
  const words = speaking === undefined ? edit.values : (edit.others[speaking] ?? {})
  return Object.entries(field.values ?? {}).map(([key, labels], index) => (
    <TextField
      key={`${speaking ?? ''} ${key}`}
      lang={speaking ?? tag}
      id={index === 0 ? props.id : `${props.id}-${key}`}
      label={t('access.editField.choice', { number: index + 1 })}
      hint={speaking === undefined ? undefined : ownLabel({ labels, key }, tag)}
      problem={speaking === undefined && (words[key] ?? '').trim() === '' ? props.problem : undefined}
      value={words[key] ?? (speaking === undefined ? '' : (labels[speaking] ?? ''))}
      onValue={text =>
        props.onEdit(
          speaking === undefined
            ? { values: { ...edit.values, [key]: text } }
            : { others: { ...edit.others, [speaking]: { ...words, [key]: text } } },
        )
      }
      maxLength={200}
      autoComplete="off"
    />
  ))
}

/** Nothing here can be chosen but the field's own choices. */
const EMPTY: FormContext = {
  people: [],
  teams: [],
  records: async () => [],
  recordName: () => '',
  addFile: async () => undefined,
  files: [],
}

/** The field as a form will ask it. What is typed here goes nowhere. */
export function Preview({ field, kind }: { field: OwnField; kind: AnyKind }) {
  const { t } = useWords()
  const [value, setValue] = useState<unknown>()
  const shown = formOf(kind, field.comp, [field]).find(one => one.own !== undefined && one.name === field.key)
  if (!shown) return null
  return (
    <section className="preview stack close" aria-label={t('access.editField.preview')}>
      <p className="sub">{t('access.editField.preview')}</p>
      <Control field={shown} value={value} onValue={setValue} context={EMPTY} />
    </section>
  )
}

/** Every version of a field: who changed it, when, and what it was called then. */
export function OwnFieldHistory({ record }: { record: OpenRecord }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('access.editField.history')}</summary>
      {open && <Versions record={record} />}
    </details>
  )
}

function Versions({ record }: { record: OpenRecord }) {
  const { t, language, tag } = useWords()
  const at = { root: record.root, rec: record.rec }
  const answer = useLive(['list:ownField'], replica => replica.history(at, 'header'), [record.root, record.rec])
  const people = useLive(['people'], replica => replica.people(), [])
  const name = (user: string) => people?.find(person => person.user === user)?.name || t('access.person.unnamed')
  return (
    <>
      <Refusal refused={answer && !answer.ok ? answer : undefined} />
      {answer?.ok &&
        [...answer.versions]
          .sort((a, b) => b.version - a.version)
          .map(version => {
            const field = version.document && readOwnField(version.document)
            const words = Object.entries(field?.values ?? {}).map(([key, labels]) => ownLabel({ labels, key }, tag))
            return (
              <div className="line wide" key={version.version}>
                <div>
                  <bdi>{field && ownLabel(field, tag)}</bdi>
                  {words.length > 0 && <span className="sub">{words.join(', ')}</span>}
                </div>
                <span className="sub">
                  {t('access.editField.version', {
                    number: version.version,
                    name: name(version.author),
                    when: writtenInstant(version.at, language),
                  })}
                </span>
              </div>
            )
          })}
    </>
  )
}
