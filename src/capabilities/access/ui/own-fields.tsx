import { useState } from 'react'
import { listOf } from '#app/formats.ts'
import { hasMessage, useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Empty, NoteBox, Pill, Sheet, Who } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useMe, useReplica } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import { type AnyKind, type OwnField, ownLabel } from '#records'
import { readOwnField } from '#replica/own-fields.ts'
import type { OpenRecord, Refused, Team } from '#replica/types.ts'
import { OwnFieldDialog } from './own-field-dialog.tsx'
import { listsOf, missingIn, ownParts } from './own-field-draft.ts'
import { OwnFieldEditDialog, OwnFieldHistory } from './own-field-edit.tsx'
import { openedBy } from './own-field-teams.ts'
import { type Spoken, useSpoken } from './own-field-words.tsx'

interface Line {
  record: OpenRecord
  field: OwnField
}

/** The organisation's own fields: what each asks, where it stands and who can open it; key officers add and retire them. */
export function OwnFields({ kinds }: { kinds: readonly AnyKind[] }) {
  const { t } = useWords()
  const me = useMe()
  const records = useLive(['list:ownField'], replica => replica.ownFields(), [])
  const teams = useLive(['people'], replica => replica.teams(), [])
  const spoken = useSpoken()
  const [adding, add] = useState(false)
  const lines = (records ?? []).flatMap((record): Line[] => {
    const field = readOwnField(record.sealed.header ?? {})
    return field ? [{ record, field }] : []
  })
  const offered = kinds.filter(kind => ownParts(kind).length > 0)
  return (
    <Page
      title={t('app.nav.fields')}
      lead={t('access.ownFields.lead')}
      actions={
        me.officer && (
          <Button look="primary" onClick={() => add(true)}>
            {t('access.ownFields.add')}
          </Button>
        )
      }
    >
      <div className="after">
        <NoteBox>{t('access.ownFields.sealed')}</NoteBox>
      </div>
      {records && lines.length === 0 && (
        <Empty
          title={t('access.ownFields.none')}
          text={t(me.officer ? 'access.ownFields.noneOfficer' : 'access.ownFields.noneOther')}
        />
      )}
      {kinds
        .map(kind => ({ kind, ours: lines.filter(({ field }) => field.on === kind.name) }))
        .filter(({ ours }) => ours.length > 0)
        .map(({ kind, ours }) => (
          <Sheet key={kind.name} title={t(`kinds.${kind.name}.label`)}>
            {ours.map(line => (
              <OwnFieldLine
                key={line.record.rec}
                {...line}
                kind={kind}
                teams={teams ?? []}
                existing={lines.map(one => one.field)}
                officer={me.officer}
                spoken={spoken}
              />
            ))}
          </Sheet>
        ))}
      {adding && teams && (
        <OwnFieldDialog
          kinds={offered}
          existing={lines.map(({ field }) => field)}
          teams={teams}
          onClose={() => add(false)}
        />
      )}
    </Page>
  )
}

function OwnFieldLine(
  props: Line & {
    kind: AnyKind
    teams: readonly Team[]
    existing: readonly OwnField[]
    officer: boolean
    spoken: readonly Spoken[]
  },
) {
  const { t, language, tag } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const [changing, change] = useState(false)
  const { record, field, kind } = props
  const retired = field.retired === true
  const label = ownLabel(field, tag)
  const values = Object.entries(field.values ?? {}).map(([key, labels]) => ownLabel({ labels, key }, tag))
  const list = listsOf(kind).find(one => one.list === field.extends)
  const missing = missingIn(
    field,
    props.spoken.map(one => one.tag),
  )
  const unsaid = props.spoken.filter(one => missing.includes(one.tag)).map(one => one.name)
  const turn = () =>
    act(async () => {
      const outcome = await replica.change(
        { root: record.root, rec: record.rec },
        { sealed: { header: { retired: retired ? null : true } } },
        record,
      )
      setRefused(outcome.ok ? undefined : outcome)
    })
  return (
    <section className="after" aria-label={label}>
      <div className="row">
        <h3 className="grow">
          <bdi>{label}</bdi> {retired && <Pill>{t('fields.ownField.retired.label')}</Pill>}
        </h3>
        {props.officer && !retired && (
          <Button small onClick={() => change(true)} aria-label={t('access.editField.changeNamed', { label })}>
            {t('access.editField.change')}
          </Button>
        )}
        {props.officer && (
          <Button small busy={busy} onClick={turn} aria-label={t(name(retired, 'Named'), { label })}>
            {t(name(retired))}
          </Button>
        )}
      </div>
      <Refusal refused={refused} />
      <dl className="facts">
        <dt>{t('fields.ownField.comp.label')}</dt>
        <dd>
          {t(`kinds.${kind.name}.label`)} · {t(`lists.compartment.${field.comp}`)}
          <div>
            <Who>{t('access.ownFields.openedBy', { list: openedBy(field.comp, props.teams, language) })}</Who>
          </div>
        </dd>
        <dt>{t('fields.ownField.type.label')}</dt>
        <dd>{t(`lists.ownType.${field.type}`)}</dd>
        {field.extends !== undefined && (
          <>
            <dt>{t('fields.ownField.extends.label')}</dt>
            <dd>{list?.fields.map(key => (hasMessage(key) ? t(key) : key)).join(' · ') ?? field.extends}</dd>
          </>
        )}
        {values.length > 0 && (
          <>
            <dt>{t('fields.ownField.values.label')}</dt>
            <dd>{values.join(', ')}</dd>
          </>
        )}
      </dl>
      {unsaid.length > 0 && !retired && (
        <p className="sub missing-in">{t('access.ownFields.missingIn', { list: listOf(unsaid, language) })}</p>
      )}
      {retired && <p className="sub">{t('fields.ownField.retired.hint')}</p>}
      <OwnFieldHistory record={record} />
      {changing && (
        <OwnFieldEditDialog
          record={record}
          field={field}
          kind={kind}
          existing={props.existing}
          onClose={() => change(false)}
        />
      )}
    </section>
  )
}

const name = (retired: boolean, named = '') => `access.ownFields.${retired ? 'bringBack' : 'retire'}${named}`
