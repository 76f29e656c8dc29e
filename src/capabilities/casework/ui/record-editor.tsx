import { type ReactNode, useEffect, useRef, useState } from 'react'
import { writtenInstant } from '#app/formats.ts'
import { draftFor, draftKeeper } from '#app/forms/draft-keeper.ts'
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
import { NoteBox } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import { type AnyKind, COMPARTMENTS, formOf, type Part } from '#records'
import type { Base, Draft as Kept, OpenRecord, OpenRoot, Refused, SealedValues } from '#replica/types.ts'
import { leftOut } from '../configuration/read.ts'
import { useConfiguration } from '../configuration/ui/use-configuration.ts'
import { dayHere } from '../today/today.ts'
import { draftOf, formKey, givenMonth, impliedFacts, openForm, startOf, withConsequences } from './editing.ts'
import { caseChoices, type Names, useOwnFields } from './names.ts'
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
  /** What a new record starts with, instead of what its kind usually does. */
  start?: Draft | undefined
  before?: ReactNode
  /** In the place of what is changed, not in front of it. */
  inline?: boolean
  /** Files that were dropped or pasted where this was opened from. */
  files?: readonly File[] | undefined
  onClose: () => void
}
const today = () => dayHere(Date.now())

/** Writing or changing a record in its generated form. What was begun earlier is found again, also after a closed tab. */
export function RecordEditor(props: Props) {
  const replica = useReplica()
  const [begun, setBegun] = useState<Kept | 'none' | undefined>()
  const { root, kind, record, parts } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the form opens
  useEffect(() => {
    void replica.drafts(root.root).then(drafts => {
      setBegun(draftFor(drafts, { rec: record?.rec, kind: kind.name, parts }) ?? 'none')
    })
    return openForm(formKey(root.root, record?.rec ?? kind.name, parts))
  }, [])
  const configuration = useConfiguration()
  // Whoever opens a form sees it as it stays, also when the organisation changes its questions meanwhile.
  const [left, leave] = useState<ReadonlySet<string> | undefined>()
  useEffect(() => {
    if (configuration) leave(known => known ?? leftOut(configuration, kind, record ? draftOf(record) : NOTHING))
  }, [configuration, kind, record])
  if (begun === undefined || left === undefined) return null
  const without = new Set([...left, ...(props.without ?? [])])
  return <Editing {...props} without={without} begun={begun === 'none' ? undefined : begun} />
}
const NOTHING: Draft = { facts: {}, sealed: {} }

function Editing(props: Props & { begun: Kept | undefined }) {
  const { root, kind, record, parts, names, me, without, begun } = props
  const { t, language } = useWords()
  const replica = useReplica()
  const own = useOwnFields()
  const { busy, act } = useAct()
  // What the form was filled from stays the base of the change, whatever arrives meanwhile.
  const [base] = useState<Base | undefined>(() => begun?.base ?? (record && baseOf(record)))
  const fresh = () => (record ? draftOf(record) : (props.start ?? startOf(kind, today(), me)))
  const [draft, setDraft] = useState<Draft>(() => begun?.written ?? fresh())
  const [continued, setContinued] = useState(begun !== undefined)
  const [keeper, setKeeper] = useState(() => keeperOf(begun?.id))
  const [problems, setProblems] = useState<readonly PartProblem[]>([])
  const [refused, setRefused] = useState<Refused | undefined>()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => focusFirst(form.current), [])
  function keeperOf(id?: string) {
    return draftKeeper(
      replica,
      {
        root: root.root,
        kind: kind.name,
        parts: [...parts],
        ...(record ? { rec: record.rec } : {}),
        ...(base ? { base } : {}),
      },
      id,
    )
  }
  const put = (next: Draft) => {
    const whole = withConsequences(kind, next, today())
    setDraft(whole)
    keeper.put(whole)
  }
  /** Closing loses nothing: what was begun stays, and can be thrown away. */
  const close = () => {
    props.onClose()
    void keeper.kept().then(id => {
      if (id !== undefined)
        toast(t('cases.draft.kept'), { label: t('cases.draft.drop'), onPress: () => void replica.dropDraft(id) })
    })
  }
  const startAfresh = () => {
    void keeper.drop()
    setDraft(fresh())
    setContinued(false)
    setKeeper(keeperOf())
  }
  const save = () => {
    const found = problemsOf(kind, draft, writtenParts(draft, parts), own)
    setProblems(found)
    if (found.length > 0) return
    act(async () => {
      const outcome = record && base ? await change(record, base) : await create()
      if (!outcome.ok) return setRefused(outcome)
      await keeper.drop()
      toast(t('app.saved'))
      props.onClose()
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
  const change = async (from: OpenRecord, before: Base) => {
    const patch = patchOf(before, draft, patchedParts(kind, parts))
    if (!patch.facts && !patch.sealed) return { ok: true as const }
    const outcome = await replica.change({ root: from.root, rec: from.rec }, patch, before)
    return outcome.ok ? follow(from.rec) : outcome
  }
  /** The case carries its latest decision, step, risk and consent as facts of its own. */
  const follow = async (rec: string) => {
    const implied = impliedFacts(root, { rec, kind: kind.name, facts: trimmed(draft.facts), sealed: draft.sealed })
    const [head] = root.records
    if (!implied || !head || kind.root) return { ok: true as const }
    return replica.change({ root: root.root, rec: head.rec }, { facts: implied }, head)
  }
  const addFile = async (file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }) => {
    const outcome = await replica.addFile(root.root, file)
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
  const filled = (
    <form
      ref={form}
      autoComplete="off"
      className={props.inline ? 'stack inline-form' : 'stack'}
      noValidate
      aria-label={props.title}
      onSubmit={event => {
        event.preventDefault()
        if (!busy) save()
      }}
      onKeyDown={event => {
        if (event.key === 'Escape' && props.inline) {
          event.stopPropagation()
          close()
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
      }}
    >
      {continued && begun && (
        <NoteBox
          tone="soon"
          actions={
            <Button small onClick={startAfresh}>
              {t('cases.draft.afresh')}
            </Button>
          }
        >
          {t('cases.draft.continued', { when: writtenInstant(begun.at, language) })}
        </NoteBox>
      )}
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
          records: caseChoices(replica, root.root, t('cases.unnamed')),
          recordName: names.recordName,
          addFile,
          files: props.files ?? [],
        }}
        heading={part =>
          // One section changed in its place stands under its own badge.
          props.inline && parts.length === 1 ? null : <WhoCanOpen root={root} part={part} names={names} />
        }
      />
      <div className="actions row end">
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button look="primary" type="submit" busy={busy}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
  if (props.inline) return filled
  return (
    <Dialog title={props.title} onClose={close}>
      {filled}
    </Dialog>
  )
}

const baseOf = ({ versions, facts, sealed }: OpenRecord): Base => ({ versions, facts, sealed })

function focusFirst(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>('input:not([type=file]), select, textarea')
  if (first && !form?.contains(document.activeElement)) first.focus()
}

/** Empty compartments are not written: an empty document would still tell that there is one. */
const writtenParts = (draft: Draft, parts: readonly Part[]): Part[] =>
  parts.filter(part => part === 'facts' || Object.keys(trimmed(draft.sealed[part] ?? {})).length > 0)

/** A change of the person's identity also changes the facts that follow from it. */
const patchedParts = (kind: AnyKind, parts: readonly Part[]): Part[] =>
  kind.root && parts.some(part => COMPARTMENTS.some(one => one === part))
    ? [...new Set<Part>(['facts', ...parts])]
    : [...parts]
