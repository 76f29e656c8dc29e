import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import type { Compartment } from '#records'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { NewAction } from '../../plan/ui/new-action.tsx'
import { dayHere } from '../../today/today.ts'
import { writableParts } from '../../ui/editing.ts'
import { type Names, text, texts } from '../../ui/names.ts'
import { RecordEditor } from '../../ui/record-editor.tsx'
import { Task, useTick } from '../../ui/tasks.tsx'
import { WhoCanOpen } from '../../ui/who-can-open.tsx'
import { conference, supervisionNote } from '../records.ts'
import { cannotOpen } from '../who.ts'
import '../../plan/ui/plan.css'

interface Props {
  root: OpenRoot
  names: Names
  me: string
}
const SAID = ['narrative', 'health', 'legal', 'evidence'] as const
const heldOn = (record: OpenRecord): string =>
  Object.values(record.sealed)
    .map(part => text(part?.heldOn))
    .find(Boolean) ?? text(record.facts.month)
const newest = (a: OpenRecord, b: OpenRecord): number => (heldOn(a) + a.rec < heldOn(b) + b.rec ? 1 : -1)

/** Conferences about this case: who was there, what each part may say, and the decisions, which are tasks. */
export function Conferences({ root, names, me }: Props) {
  const { t } = names
  const [adding, add] = useState(false)
  const held = root.records.filter(({ kind }) => kind === conference.name).sort(newest)
  const today = dayHere(Date.now())
  return (
    <Sheet
      title={t('kinds.conference.plural')}
      actions={
        <Button small onClick={() => add(true)}>
          {t('app.add')}
        </Button>
      }
    >
      {adding && (
        <RecordEditor
          root={root}
          kind={conference}
          parts={writableParts(conference, root).filter(part => part !== 'facts')}
          names={names}
          me={me}
          title={t('kinds.conference.label')}
          inline
          start={{ facts: { month: today.slice(0, 7) }, sealed: { narrative: { heldOn: today, colleagues: [me] } } }}
          onClose={() => add(false)}
        />
      )}
      {held.length === 0 && !adding && <p className="sub">{t('conferences.none')}</p>}
      {held.map(record => (
        <Conference key={record.rec} record={record} root={root} names={names} me={me} />
      ))}
    </Sheet>
  )
}

function Conference({ record, root, names, me }: Props & { record: OpenRecord }) {
  const { t, language } = names
  const tick = useTick(names)
  const [doing, set] = useState<'edit' | 'decide' | undefined>()
  const { purpose, colleagues, guests, herView } = record.sealed.narrative ?? {}
  const here = texts(colleagues)
  const decisions = root.records.filter(({ kind, sealed }) => kind === 'task' && sealed.narrative?.from === record.rec)
  if (doing === 'edit')
    return (
      <RecordEditor
        root={root}
        kind={conference}
        record={record}
        parts={writableParts(conference, root).filter(part => part !== 'facts' && !record.closed.includes(part))}
        names={names}
        me={me}
        title={t('kinds.conference.label')}
        inline
        onClose={() => set(undefined)}
      />
    )
  return (
    <section className="conference">
      <header className="row">
        <h3 className="grow">
          {heldOn(record) && writtenDay(heldOn(record), language)}
          {text(purpose) && (
            <>
              {' · '}
              <bdi>{text(purpose)}</bdi>
            </>
          )}
        </h3>
        <Button small look="quiet" onClick={() => set('edit')}>
          {t('app.edit')}
        </Button>
      </header>
      {here.length + texts(guests).length > 0 && (
        <p className="sub">
          {t('conferences.there')} <bdi>{[...here.map(names.personName), ...texts(guests)].join(', ')}</bdi>
        </p>
      )}
      {text(herView) && (
        <blockquote className="plan-words pre reading">
          <bdi>{text(herView)}</bdi>
        </blockquote>
      )}
      {SAID.map(part => (
        <Said key={part} part={part} record={record} root={root} names={names} here={here} />
      ))}
      <h4 className="sub">{t('conferences.decisions')}</h4>
      {decisions.map(task => (
        <Task key={task.rec} task={task} names={names} onTick={done => void tick(task, done)} />
      ))}
      {doing === 'decide' ? (
        <NewAction
          root={root}
          names={names}
          me={me}
          under={{ from: record.rec }}
          label={t('conferences.decide')}
          onClose={() => set(undefined)}
        />
      ) : (
        <Button small onClick={() => set('decide')}>
          {t('conferences.decide')}
        </Button>
      )}
    </section>
  )
}

/** What was said in one part, and who of those present has no key to it: it was not said in front of them. */
function Said(props: { part: Compartment; record: OpenRecord; root: OpenRoot; names: Names; here: readonly string[] }) {
  const { part, record, root, names } = props
  const { t } = names
  const said = text(record.sealed[part]?.said)
  if (record.closed.includes(part))
    return <p className="sub">{t('conferences.closed', { part: t(`compartments.${part}.label`) })}</p>
  if (!said) return null
  const without = cannotOpen(root, names.teams, part, props.here)
  return (
    <div className="said">
      <p className="row">
        <b>{t(`compartments.${part}.label`)}</b>
        <WhoCanOpen root={root} part={part} names={names} />
      </p>
      <p className="pre reading">
        <bdi>{said}</bdi>
      </p>
      {without.length > 0 && (
        <p className="sub">{t('conferences.without', { names: without.map(names.personName).join(', ') })}</p>
      )}
    </div>
  )
}

/** Notes of supervision about this case. Choosing the part is choosing the readers. */
export function SupervisionNotes({ root, names, me }: Props) {
  const { t, language } = names
  const [adding, add] = useState(false)
  const parts = supervisionNote.compartments.filter(part => root.mine.includes(part))
  const [part, choose] = useState<Compartment | undefined>(parts[0])
  const notes = root.records.filter(({ kind }) => kind === supervisionNote.name).sort(newest)
  const leads = names.teams.some(team => team.mine === 'lead' && root.teams.some(one => one.team === team.id))
  const today = dayHere(Date.now())
  if (!leads && notes.length === 0) return null
  return (
    <Sheet
      title={t('kinds.supervisionNote.plural')}
      actions={
        leads && (
          <Button small onClick={() => add(true)}>
            {t('app.add')}
          </Button>
        )
      }
    >
      {adding && part && (
        <>
          <SelectField
            label={t('conferences.readers')}
            hint={t('conferences.readersHint')}
            value={part}
            onValue={value => choose(parts.find(one => one === value))}
            choices={parts.map(value => ({ value, label: t(`compartments.${value}.label`) }))}
          />
          <RecordEditor
            key={part}
            root={root}
            kind={supervisionNote}
            parts={[part, 'facts']}
            names={names}
            me={me}
            title={t('kinds.supervisionNote.label')}
            inline
            without={new Set(['month'])}
            start={{
              facts: { month: today.slice(0, 7), ...workerOf(root) },
              sealed: { [part]: { heldOn: today } },
            }}
            onClose={() => add(false)}
          />
        </>
      )}
      {notes.length === 0 && !adding && <p className="sub">{t('cases.noneYet')}</p>}
      {notes.map(note => (
        <section key={note.rec} className="conference">
          <h3>
            {heldOn(note) && writtenDay(heldOn(note), language)} · {names.personName(text(note.facts.worker))}
          </h3>
          {supervisionNote.compartments
            .filter(one => note.sealed[one] !== undefined)
            .map(one => (
              <div key={one} className="stack close">
                <div>
                  <WhoCanOpen root={root} part={one} names={names} />
                </div>
                <p className="pre reading">
                  <bdi>{text(note.sealed[one]?.talked)}</bdi>
                </p>
                {text(note.sealed[one]?.agreed) && (
                  <p className="pre reading">
                    {t('fields.supervisionNote.agreed.label')}: <bdi>{text(note.sealed[one]?.agreed)}</bdi>
                  </p>
                )}
              </div>
            ))}
          {note.closed.length > 0 && <p className="sub">{t('cases.closedPart')}</p>}
        </section>
      ))}
    </Sheet>
  )
}

const workerOf = ({ records: [head] }: OpenRoot): { worker?: string } => {
  const worker = text(head?.facts.caseWorker)
  return worker ? { worker } : {}
}
