import { type ReactNode, useState } from 'react'
import { fileSize } from '#app/formats.ts'
import {
  type Draft,
  type PartProblem,
  patchOf,
  problemsOf,
  RecordForm,
  summaryOf,
  trimmed,
} from '#app/forms/record-form.tsx'
import { labelOf } from '#app/forms/shown.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import { type AnyKind, COMPARTMENTS, formOf, type Part } from '#records'
import type { OpenRecord, OpenRoot, Refused, SealedValues } from '#replica/types.ts'
import {
  draftKey,
  draftOf,
  dropDraft,
  givenMonth,
  impliedFacts,
  keepDraft,
  keptDraft,
  startOf,
  withConsequences,
} from './editing.ts'
import { type Names, useOwnFields } from './names.ts'
import { WhoCanOpen } from './who-can-open.tsx'

interface Props {
  root: OpenRoot
  kind: AnyKind
  /** Absent for a new record. */
  record?: OpenRecord | undefined
  parts: readonly Part[]
  names: Names
  me: string
  title: string
  without?: ReadonlySet<string>
  before?: ReactNode
  onClose: () => void
}
const MAX_FILE = 50_000_000
const today = () => new Date().toISOString().slice(0, 10)

/** Writing or changing a record in its generated form. The draft survives leaving; saving is durable before it says so. */
export function RecordEditor(props: Props) {
  const { root, kind, record, parts, names, me, without } = props
  const { t, language } = useWords()
  const replica = useReplica()
  const own = useOwnFields()
  const { busy, act } = useAct()
  const key = draftKey(root.root, record?.rec ?? kind.name, parts)
  // What the form was filled from stays the base of the change, whatever arrives meanwhile.
  const [base] = useState(record)
  const [draft, setDraft] = useState<Draft>(
    () => keptDraft(key) ?? (record ? draftOf(record) : startOf(kind, today(), me)),
  )
  const [problems, setProblems] = useState<readonly PartProblem[]>([])
  const [refused, setRefused] = useState<Refused | undefined>()
  const put = (next: Draft) => {
    const whole = withConsequences(kind, next, today())
    setDraft(whole)
    keepDraft(key, whole)
  }
  const close = () => {
    dropDraft(key)
    props.onClose()
  }
  const save = () => {
    const found = problemsOf(kind, draft, writtenParts(draft, parts), own)
    setProblems(found)
    if (found.length > 0) return
    act(async () => {
      const outcome = base ? await change(base) : await create()
      if (!outcome.ok) return setRefused(outcome)
      toast(t('app.saved'))
      close()
    })
  }
  const written = (): { facts: Draft['facts']; sealed: SealedValues } => ({
    facts: trimmed(draft.facts),
    sealed: Object.fromEntries(
      writtenParts(draft, parts).flatMap(part => (part === 'facts' ? [] : [[part, trimmed(draft.sealed[part] ?? {})]])),
    ),
  })
  const create = async () => {
    const outcome = await replica.create(kind.name, { root: root.root, ...written() })
    return outcome.ok ? follow(outcome.rec) : outcome
  }
  const change = async (from: OpenRecord) => {
    const patch = patchOf(draftOf(from), draft, patchedParts(kind, parts))
    if (!patch.facts && !patch.sealed) return { ok: true as const }
    const outcome = await replica.change({ root: from.root, rec: from.rec }, patch, from)
    return outcome.ok ? follow(from.rec) : outcome
  }
  /** The case carries its latest decision, step, risk and consent as facts of its own. */
  const follow = async (rec: string) => {
    const implied = impliedFacts(root, { rec, kind: kind.name, facts: trimmed(draft.facts), sealed: draft.sealed })
    const [head] = root.records
    if (!implied || !head || kind.root) return { ok: true as const }
    return replica.change({ root: root.root, rec: head.rec }, { facts: implied }, head)
  }
  const addFile = async (file: File) => {
    if (file.size > MAX_FILE) {
      setRefused({ ok: false, code: 'file.tooLarge', data: { size: fileSize(MAX_FILE, language) } })
      return undefined
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const outcome = await replica.addFile(root.root, { name: file.name, type: file.type, bytes })
    if (outcome.ok) return outcome.value
    setRefused(outcome)
    return undefined
  }
  // What is told comes first, what is counted after it.
  const inOrder = [...parts.filter(part => part !== 'facts'), ...parts.filter(part => part === 'facts')]
  const month = givenMonth(kind, draft)
  const unasked = new Set([...(without ?? []), ...(month ? [month] : [])])
  const label = (name: string, part: Part) => {
    const field = formOf(kind, part, own).find(one => one.name === name)
    return field ? labelOf(field, { t, language }) : name
  }
  return (
    <Dialog title={props.title} onClose={close}>
      <form
        autoComplete="off"
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (!busy) save()
        }}
      >
        {props.before}
        <ErrorSummary problems={summaryOf(problems, t, label)} />
        <Refusal refused={refused} />
        <RecordForm
          kind={kind}
          parts={inOrder}
          own={own}
          draft={draft}
          onDraft={put}
          problems={problems}
          t={t}
          without={unasked}
          context={{
            people: names.people
              .filter(person => person.status === 'active')
              .map(person => ({ value: person.user, label: person.name })),
            teams: names.teams.map(team => ({ value: team.id, label: team.name })),
            records: [],
            addFile,
          }}
          heading={part => <WhoCanOpen root={root} part={part} names={names} />}
        />
        <div className="actions row end">
          <Button onClick={close}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit" busy={busy}>
            {t('app.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Empty compartments are not written: an empty document would still tell that there is one. */
const writtenParts = (draft: Draft, parts: readonly Part[]): Part[] =>
  parts.filter(part => part === 'facts' || Object.keys(trimmed(draft.sealed[part] ?? {})).length > 0)

/** A change of the person's identity also changes the facts that follow from it. */
const patchedParts = (kind: AnyKind, parts: readonly Part[]): Part[] =>
  kind.root && parts.some(part => COMPARTMENTS.some(one => one === part))
    ? [...new Set<Part>(['facts', ...parts])]
    : [...parts]
