import { fileOf } from '#app/documents/file-value.ts'
import { setFacts } from '#app/lists/bulk.ts'
import type { BulkAct, BulkOutcome } from '#app/lists/declare.ts'
import { SelectField } from '#app/parts/choice.tsx'
import { TextField } from '#app/parts/field.tsx'
import type { FileValue, ListRow, OpenRecord, Outcome, Replica } from '#replica/types.ts'
import { isClosed } from '../case.ts'
import { configurationOf } from '../configuration/read.ts'
import { CASE_STATUS, CLOSURE_REASON, RISK_LEVEL } from '../lists.ts'
import { recordRisk } from '../risk/record-risk.ts'
import { dayAfter, dayHere } from '../today/today.ts'
import { type Names, text } from './names.ts'

const today = () => dayHere(Date.now())

/** What can be done with many cases at once. Everything is written as if case by case, and can be taken back as a whole. */
export function caseActs(names: Names): BulkAct[] {
  return [assign(names), status(names), risk(names), addTask(names), keepFiles(names)]
}

const workers = ({ people }: Names) =>
  people.filter(person => person.status === 'active').map(person => ({ value: person.user, label: person.name }))

function assign(names: Names): BulkAct {
  const { t } = names
  return {
    key: 'assign',
    label: t('cases.acts.assign'),
    ask: (answer, put) => (
      <SelectField
        label={t('cases.acts.toWhom')}
        value={answer.user ?? ''}
        onValue={user => put({ user })}
        none={t('cases.acts.choose')}
        choices={workers(names)}
      />
    ),
    ready: answer => (answer.user ?? '') !== '',
    said: (count, { user = '' }) => t('cases.acts.assigned', { count, name: names.personName(user) }),
    run: (replica, row, { user }) => setFacts(replica, row, { caseWorker: user ?? null }),
  }
}

function status(names: Names): BulkAct {
  const { t } = names
  const choices = (list: string, values: readonly string[]) =>
    values.map(value => ({ value, label: t(`lists.${list}.${value}`) }))
  return {
    key: 'status',
    label: t('cases.acts.status'),
    ask: (answer, put) => (
      <>
        <SelectField
          label={t('fields.case.status.label')}
          value={answer.status ?? ''}
          onValue={value => put({ ...answer, status: value })}
          none={t('cases.acts.choose')}
          choices={choices('caseStatus', CASE_STATUS.values)}
        />
        {isClosed(answer.status) && (
          <SelectField
            label={t('fields.case.closureReason.label')}
            value={answer.reason ?? ''}
            onValue={reason => put({ ...answer, reason })}
            none={t('cases.acts.choose')}
            choices={choices('closureReason', CLOSURE_REASON.values)}
          />
        )}
      </>
    ),
    ready: ({ status: chosen = '', reason = '' }) => chosen !== '' && (!isClosed(chosen) || reason !== ''),
    said: (count, { status: chosen = '' }) =>
      t('cases.acts.statusSet', { count, status: t(`lists.caseStatus.${chosen}`) }),
    run: (replica, row, { status: chosen = '', reason = '' }) =>
      setFacts(replica, row, {
        status: chosen,
        closureReason: isClosed(chosen) ? reason : null,
        closedMonth: isClosed(chosen) ? (row.facts.closedMonth ?? today().slice(0, 7)) : null,
      }),
  }
}

function risk(names: Names): BulkAct {
  const { t } = names
  return {
    key: 'risk',
    label: t('cases.acts.risk'),
    ask: (answer, put) => (
      <>
        <SelectField
          label={t('fields.riskLevel.level.label')}
          value={answer.level ?? ''}
          onValue={level => put({ ...answer, level })}
          none={t('cases.acts.choose')}
          choices={RISK_LEVEL.values.map(value => ({ value, label: t(`lists.riskLevel.${value}`) }))}
        />
        <TextField
          label={t('fields.riskLevel.reasons.label')}
          value={answer.reasons ?? ''}
          onValue={reasons => put({ ...answer, reasons })}
          maxLength={2000}
        />
      </>
    ),
    ready: answer => (answer.level ?? '') !== '',
    said: (count, { level = '' }) => t('cases.acts.riskSet', { count, level: t(`lists.riskLevel.${level}`) }),
    run: (replica, row, answer) => setRisk(names, replica, row, answer),
  }
}

/** A level is a record with its day and reasons, and a rise reaches whoever leads. Taken back, the record stays, marked. */
async function setRisk(
  names: Names,
  replica: Replica,
  row: ListRow,
  answer: { [name: string]: string },
): Promise<BulkOutcome> {
  const level = RISK_LEVEL.values.find(one => one === answer.level)
  const state = await replica.state()
  const opened = await replica.open(row.root)
  if (!opened.ok) return opened
  if (level === undefined || state.is !== 'open') return { ok: false, code: 'locked' }
  const { approvals, reviewDays } = await configurationOf(replica)
  const day = today()
  const before = row.facts.riskLevel ?? null
  const made = await recordRisk(
    replica,
    opened.root,
    {
      level,
      areas: [],
      reasons: answer.reasons ?? '',
      assessedOn: day,
      reviewOn: dayAfter(dayHere(Date.now()), reviewDays.risk),
    },
    {
      me: state.me.user,
      teams: names.teams,
      today: day,
      task: names.t('riskSafety.level.task', { level: names.t(`lists.riskLevel.${level}`) }),
      secondLook: approvals.highRisk !== 'nobody',
    },
  )
  if (!made.ok) return made
  const undo = async (): Promise<Outcome> => {
    const taken = await replica.change({ root: row.root, rec: made.rec }, { facts: { takenBack: true } })
    return taken.ok ? replica.change(row, { facts: { riskLevel: before } }) : taken
  }
  return { ok: true, undo }
}

function addTask(names: Names): BulkAct {
  const { t } = names
  return {
    key: 'task',
    label: t('cases.acts.task'),
    start: { due: '', user: '' },
    ask: (answer, put) => (
      <>
        <TextField
          label={t('fields.task.what.label')}
          value={answer.what ?? ''}
          onValue={what => put({ ...answer, what })}
          maxLength={1000}
        />
        <TextField
          label={t('fields.task.due.label')}
          type="date"
          value={answer.due ?? ''}
          onValue={due => put({ ...answer, due })}
        />
        <SelectField
          label={t('fields.task.assignee.label')}
          value={answer.user ?? ''}
          onValue={user => put({ ...answer, user })}
          none={t('cases.acts.eachWorker')}
          choices={workers(names)}
        />
      </>
    ),
    ready: answer => (answer.what ?? '').trim() !== '',
    said: count => t('cases.acts.taskAdded', { count }),
    run: async (replica, row, { what = '', due = '', user = '' }) => {
      const assignee = user || text(row.facts.caseWorker)
      const made = await replica.create('task', {
        root: row.root,
        facts: { status: 'open', ...(due ? { due } : {}), ...(assignee ? { assignee } : {}) },
        sealed: { narrative: { what: what.trim() } },
      })
      if (!made.ok) return made
      return { ok: true, undo: () => replica.change(made, { facts: { status: 'dropped' } }) }
    },
  }
}

function keepFiles(names: Names): BulkAct {
  const { t } = names
  return {
    key: 'offline',
    label: t('cases.acts.offline'),
    said: count => t('cases.acts.offlineKept', { count }),
    run: async (replica, row) => {
      const opened = await replica.open(row.root)
      if (!opened.ok) return opened
      const kept: string[] = []
      for (const file of opened.root.records.flatMap(filesOf)) {
        const here = (await replica.fileState(file.id)).here
        const outcome = here ? ({ ok: true } as const) : await replica.keepOffline(file)
        if (!outcome.ok) return outcome
        if (!here) kept.push(file.id)
      }
      const undo = async (): Promise<Outcome> => {
        for (const file of kept) {
          const dropped = await replica.dropOffline(file)
          if (!dropped.ok) return dropped
        }
        return { ok: true }
      }
      return kept.length > 0 ? { ok: true, undo } : { ok: true }
    },
  }
}

/** The attachments of a record, whatever sealed part they stand in. */
const filesOf = ({ sealed }: OpenRecord): FileValue[] =>
  Object.values(sealed)
    .flatMap(part => Object.values(part ?? {}))
    .flatMap(value => (Array.isArray(value) ? value.flatMap(one => fileOf(one) ?? []) : []))
