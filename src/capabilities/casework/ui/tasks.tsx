import { useState } from 'react'
import { Link } from 'wouter'
import { daysAway } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { refusalText } from '#app/refusals.tsx'
import { useReplica } from '#app/session.tsx'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { dayHere } from '../today/today.ts'
import { Growing } from './growing.tsx'
import { type Names, text } from './names.ts'
import { WhoCanOpen } from './who-can-open.tsx'
import { KindEditor, kindNamed } from './write.tsx'

interface Props {
  root: OpenRoot
  names: Names
  me: string
  onWrite: (kind: string) => void
}
const tasksOf = (root: OpenRoot) =>
  root.records
    .filter(record => record.kind === 'task')
    .sort((a, b) => (text(a.facts.due) || '9').localeCompare(text(b.facts.due) || '9'))
const isOpen = (task: OpenRecord) => task.facts.status === 'open'

/** Ticks a task off or brings it back; either can be undone where it was done. */
export function useTick({ t }: Names) {
  const replica = useReplica()
  const put = async (task: OpenRecord, done: boolean): Promise<void> => {
    const month = new Date().toISOString().slice(0, 7)
    const facts = done ? { status: 'done', doneMonth: month } : { status: 'open', doneMonth: null }
    const outcome = await replica.change({ root: task.root, rec: task.rec }, { facts })
    if (!outcome.ok) return toast(refusalText(outcome, t))
    if (done) toast(t('cases.task.done'), { label: t('cases.task.undo'), onPress: () => void put(task, false) })
  }
  return put
}

/** As many are "next"; the rest is one step away, so that a plan of hundreds does not bury the story. */
const NEXT_SHOWN = 8

/** Open tasks, soonest first; a tick settles one. */
export function NextTasks({ root, names, onWrite }: Props) {
  const { t } = names
  const tick = useTick(names)
  const tasks = tasksOf(root).filter(isOpen)
  return (
    <Sheet
      title={t('cases.next')}
      actions={
        <Button small onClick={() => onWrite('task')}>
          {t('app.add')}
        </Button>
      }
    >
      {tasks.length === 0 && <p className="sub">{t('cases.noTask')}</p>}
      {tasks.slice(0, NEXT_SHOWN).map(task => (
        <Task key={task.rec} task={task} names={names} onTick={done => void tick(task, done)} />
      ))}
      {tasks.length > NEXT_SHOWN && (
        <p className="sub">
          <Link href={`/cases/${root.root}/tasks`}>{t('today.showMore', { count: tasks.length - NEXT_SHOWN })}</Link>
        </p>
      )}
    </Sheet>
  )
}

/** Everything planned and done in this case. */
export function TasksTab({ root, names, me, onWrite }: Props) {
  const { t } = names
  const tick = useTick(names)
  const [edited, edit] = useState<string | undefined>()
  const kind = kindNamed('task')
  const tasks = tasksOf(root)
  const row = (task: OpenRecord) =>
    edited === task.rec && kind ? (
      <KindEditor
        key={task.rec}
        root={root}
        names={names}
        me={me}
        kind={kind}
        record={task}
        title={t('kinds.task.label')}
        inline
        onClose={() => edit(undefined)}
      />
    ) : (
      <div className="row task-row" key={task.rec}>
        <Task task={task} names={names} onTick={done => void tick(task, done)} />
        <Button small look="quiet" onClick={() => edit(task.rec)}>
          {t('app.edit')}
        </Button>
      </div>
    )
  const settled = tasks.filter(task => !isOpen(task)).reverse()
  return (
    <div className="reading-wide">
      <Sheet
        title={t('cases.next')}
        who={<WhoCanOpen root={root} part="narrative" names={names} />}
        actions={
          <Button small onClick={() => onWrite('task')}>
            {t('app.add')}
          </Button>
        }
      >
        {!tasks.some(isOpen) && <p className="sub">{t('cases.noTask')}</p>}
        <Growing items={tasks.filter(isOpen)}>{row}</Growing>
      </Sheet>
      {settled.length > 0 && (
        <Sheet title={t('cases.task.settled')}>
          <Growing items={settled}>{row}</Growing>
        </Sheet>
      )}
    </div>
  )
}

/** One task: a box to tick, when and whose. */
export function Task({ task, names, onTick }: { task: OpenRecord; names: Names; onTick: (done: boolean) => void }) {
  const { t, language } = names
  const due = text(task.facts.due)
  const away = due && daysAway(due, language, Date.now())
  const late = isOpen(task) && due !== '' && due < dayHere(Date.now())
  return (
    <label className="task grow">
      <input type="checkbox" checked={!isOpen(task)} onChange={event => onTick(event.target.checked)} />
      <span>
        <bdi>{text(task.sealed.narrative?.what) || t('kinds.task.label')}</bdi>
        <small className={late ? 'refused' : undefined}>
          {[
            task.facts.status === 'dropped' && t('lists.taskStatus.dropped'),
            due && (late ? t('cases.task.late', { when: away }) : away),
            text(task.facts.assignee) && names.personName(text(task.facts.assignee)),
            text(task.sealed.narrative?.doneBy) && t(`lists.doneBy.${text(task.sealed.narrative?.doneBy)}`),
            text(task.sealed.narrative?.partner),
            task.waiting && t('cases.waiting'),
          ]
            .filter(said => typeof said === 'string' && said !== '')
            .map((said, index) => (
              <span key={String(said)}>
                {index > 0 && ' · '}
                <bdi>{said}</bdi>
              </span>
            ))}
        </small>
      </span>
    </label>
  )
}
