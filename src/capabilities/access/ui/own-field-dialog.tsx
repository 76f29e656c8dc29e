import { useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { RadioField, SelectField } from '#app/parts/choice.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import { type AnyKind, OWN_TYPES, type OwnField } from '#records'
import type { Refused, Team } from '#replica/types.ts'
import { listsOf, type MadeOwnField, madeOwnField, type OwnFieldDraft, ownParts } from './own-field-draft.ts'
import { OwnFieldForm } from './own-field-form.tsx'
import { openedBy } from './own-field-teams.ts'
import { LabelFields, useSpoken } from './own-field-words.tsx'

type Problems = Extract<MadeOwnField, { ok: false }>['problems']

/** A new field, or further choices for a built-in list. Sealed to everyone: a form must look the same to all. */
export function OwnFieldDialog(props: {
  kinds: readonly AnyKind[]
  existing: readonly OwnField[]
  teams: readonly Team[]
  onClose: () => void
}) {
  const { t, language, tag } = useWords()
  const spoken = useSpoken()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [first] = props.kinds
  const [draft, setDraft] = useState<OwnFieldDraft>({
    labels: {},
    on: first?.name ?? '',
    comp: (first && ownParts(first)[0]) ?? '',
    type: 'text',
    values: '',
    extends: '',
  })
  const [problems, setProblems] = useState<Problems>([])
  const [refused, setRefused] = useState<Refused | undefined>()
  const put = (change: Partial<OwnFieldDraft>) => setDraft({ ...draft, ...change })
  const kind = props.kinds.find(one => one.name === draft.on)
  const parts = kind ? ownParts(kind) : []
  const lists = kind ? listsOf(kind) : []
  const chooseKind = (on: string) => {
    const next = props.kinds.find(one => one.name === on)
    const nextParts = next ? ownParts(next) : []
    put({
      on,
      comp: nextParts.find(part => part === draft.comp) ?? nextParts[0] ?? '',
      extends: draft.extends === '' ? '' : ((next && listsOf(next)[0]?.list) ?? ''),
    })
  }
  const save = () => {
    const made = madeOwnField(draft, props.kinds, props.existing, tag)
    setProblems(made.ok ? [] : made.problems)
    if (!made.ok) return
    act(async () => {
      const everyone = props.teams.find(team => team.purpose === 'everyone')
      if (!everyone) return setRefused({ ok: false, code: 'team.unknown' })
      const header = { ...made.field }
      const outcome = await replica.create('ownField', { team: everyone.id, sealed: { header } })
      if (!outcome.ok) return setRefused(outcome)
      toast(t('app.saved'))
      props.onClose()
    })
  }
  const id = (place: string) => `own-field-${place}`
  const problem = (place: string) => {
    const found = problems.find(one => one.place === place)
    return found && t(`access.ownFields.problems.${found.place}.${found.code}`)
  }
  const opened = parts.find(part => part === draft.comp)
  const asksChoices = draft.extends !== '' || draft.type === 'oneOf' || draft.type === 'manyOf'
  return (
    <OwnFieldForm
      title={t('access.ownFields.add')}
      problems={problems.map(({ place }) => ({ id: id(place), text: problem(place) ?? '' }))}
      refused={refused}
      busy={busy}
      keep={t('access.ownFields.make')}
      onKeep={save}
      onClose={props.onClose}
    >
      <LabelFields
        id={id('label')}
        spoken={spoken}
        labels={draft.labels}
        hint={t('access.ownFields.labelHint')}
        problem={problem('label')}
        onLabels={labels => put({ labels })}
      />
      <SelectField
        label={t('fields.ownField.on.label')}
        value={draft.on}
        onValue={chooseKind}
        choices={props.kinds.map(one => ({ value: one.name, label: t(`kinds.${one.name}.label`) }))}
      />
      <SelectField
        id={id('comp')}
        label={t('fields.ownField.comp.label')}
        hint={[
          t('fields.ownField.comp.why'),
          opened && t('access.ownFields.openedBy', { list: openedBy(opened, props.teams, language) }),
        ]
          .filter(Boolean)
          .join(' ')}
        problem={problem('comp')}
        value={draft.comp}
        onValue={comp => put({ comp })}
        choices={parts.map(part => ({ value: part, label: t(`lists.compartment.${part}`) }))}
      />
      {lists.length > 0 && (
        <RadioField
          label={t('access.ownFields.what')}
          value={draft.extends === '' ? 'field' : 'choices'}
          onValue={what => put({ extends: what === 'field' ? '' : (lists[0]?.list ?? '') })}
          choices={['field', 'choices'].map(value => ({ value, label: t(`access.ownFields.${value}`) }))}
        />
      )}
      {draft.extends === '' ? (
        <SelectField
          label={t('fields.ownField.type.label')}
          value={draft.type}
          onValue={type => put({ type: OWN_TYPES.find(one => one === type) ?? 'text' })}
          choices={OWN_TYPES.map(value => ({ value, label: t(`lists.ownType.${value}`) }))}
        />
      ) : (
        <SelectField
          id={id('extends')}
          label={t('fields.ownField.extends.label')}
          hint={t('access.ownFields.extendsHint')}
          problem={problem('extends')}
          value={draft.extends}
          onValue={list => put({ extends: list })}
          choices={lists.map(one => ({ value: one.list, label: one.fields.map(key => t(key)).join(' · ') }))}
        />
      )}
      {asksChoices && (
        <LongTextField
          id={id('values')}
          label={t('fields.ownField.values.label')}
          hint={t('access.ownFields.valuesHint')}
          problem={problem('values')}
          value={draft.values}
          onValue={values => put({ values })}
          rows={5}
        />
      )}
      <p className="sub">{t('access.ownFields.sealed')}</p>
    </OwnFieldForm>
  )
}
