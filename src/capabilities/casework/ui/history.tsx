import { writtenInstant } from '#app/formats.ts'
import { fieldValue } from '#app/forms/record-form.tsx'
import { labelOf, shownValue } from '#app/forms/shown.ts'
import { Dialog } from '#app/parts/dialog.tsx'
import { NoteBox, Pill } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useLive } from '#app/session.tsx'
import { type AnyKind, type FormField, formOf, type OwnField, type Part } from '#records'
import type { OpenRecord, Values, VersionEntry } from '#replica/types.ts'
import type { Names } from './names.ts'
import { isRead } from './record-view.tsx'

/** Every version of one section: who, when, what changed and what stood there before. Nothing is ever overwritten. */
export function History(props: {
  kind: AnyKind
  part: Part
  record: OpenRecord
  own: readonly OwnField[]
  names: Names
  onClose: () => void
}) {
  const { record, part, names } = props
  const { t, language } = names
  const answer = useLive(
    [`root:${record.root}`],
    replica => replica.history({ root: record.root, rec: record.rec }, part),
    [record.rec, part],
  )
  const versions = answer?.ok ? [...answer.versions].sort((a, b) => b.version - a.version) : []
  return (
    <Dialog title={t('cases.history.title', { section: t(`compartments.${part}.label`) })} onClose={props.onClose}>
      <Refusal refused={answer && !answer.ok ? answer : undefined} />
      {!answer && <p role="status">{t('app.loading')}</p>}
      {versions.map((version, index) => (
        <section key={version.version}>
          <h3>{writtenInstant(version.at, language)}</h3>
          <p className="sub">
            {t('cases.history.by', { name: names.personName(version.author), number: version.version })}{' '}
            {version.op === 'merge' && <Pill>{t('cases.history.merge')}</Pill>}
            {version.op === 'restore' && <Pill>{t('cases.history.restore')}</Pill>}
          </p>
          {version.signature === 'bad' && <NoteBox tone="danger">{t('cases.history.bad')}</NoteBox>}
          <Changes {...props} now={version} before={versions[index + 1]} />
        </section>
      ))}
    </Dialog>
  )
}

function Changes(props: {
  kind: AnyKind
  part: Part
  own: readonly OwnField[]
  names: Names
  now: VersionEntry
  before: VersionEntry | undefined
}) {
  const { names } = props
  const { t } = names
  const now = props.now.document
  if (!now) return <p className="sub">{t('cases.history.closed')}</p>
  const before: Values = props.before?.document ?? {}
  const own = props.own.map(field => ({ ...field, retired: false }))
  const changed = formOf(props.kind, props.part, own)
    .filter(isRead)
    .map(field => ({ field, is: valueIn(now, field), was: valueIn(before, field) }))
    .filter(({ is, was }) => JSON.stringify(is) !== JSON.stringify(was))
  return (
    <dl className="facts">
      {changed.map(({ field, is, was }) => (
        <div key={field.name} className="change">
          <dt>{labelOf(field, names)}</dt>
          <dd className="pre">
            <bdi>{shownValue(field, is, names) || t('cases.history.taken')}</bdi>
            {was !== undefined && <small>{t('cases.history.before', { text: shownValue(field, was, names) })}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What a version says to a field, the organisation's own included. */
const valueIn = (document: Values, field: FormField): unknown =>
  fieldValue(
    field.part === 'facts' ? { facts: document, sealed: {} } : { facts: {}, sealed: { [field.part]: document } },
    field,
  )
