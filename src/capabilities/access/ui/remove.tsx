import { type ComponentType, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { writtenInstant } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Tick } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { NoteBox, Progress } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import type { CreateInput, Person, Refused, RemovalPreview } from '#replica/types.ts'

/** How a task is written: the kind belongs to casework, which the wiring hands over. */
export type SafetyTask = (what: string, details: string) => { kind: string; input: Omit<CreateInput, 'root'> }
/** What somebody has to do, and handing it on: shown by the capability that knows. */
export type Holds = ComponentType<{ person: Person }>
interface Props {
  person: Person
  safetyTask: SafetyTask
  holds: Holds
  onClose: () => void
}
interface Done {
  rotated: number
  due: number
  tasks: number
  proposed: boolean
}

/** Removal says beforehand what stops at once, what gets new keys, and what cannot be un-known; one tick makes tasks of that. */
export function Remove({ person, safetyTask, holds: Holds, onClose }: Props) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const answer = useLive([], ask => ask.removalPreview(person.user), [person.user])
  const [withTasks, setWithTasks] = useState(true)
  const [refused, setRefused] = useState<Refused | undefined>()
  const [progress, setProgress] = useState({ of: 'working', done: 0, total: 0 })
  const [done, setDone] = useState<Done | undefined>()
  const preview = answer?.ok ? answer.preview : undefined
  const known = (preview?.opened.known ?? []).filter(({ kind }) => kind === 'case')
  const makeTasks = async (): Promise<number> => {
    const words = { name: person.name }
    const { kind, input } = safetyTask(t('access.remove.task', words), t('access.remove.taskDetails', words))
    let made = 0
    for (const { root } of known) {
      const outcome = await replica.create(kind, { ...input, root })
      if (outcome.ok) made += 1
      setProgress({ of: 'makingTasks', done: made, total: known.length })
    }
    return made
  }
  const remove = () =>
    act(async () => {
      setRefused(undefined)
      const outcome = await replica.removePerson(person.user, now => setProgress({ of: 'working', ...now }))
      if (!outcome.ok) return setRefused(outcome)
      const tasks = withTasks && known.length > 0 ? await makeTasks() : 0
      const { rotated, due, proposed } = outcome
      setDone({ rotated: rotated.length, due: due.length, tasks, proposed: proposed !== undefined })
    })
  const title = t('access.remove.title', { name: person.name })
  if (done) return <Removed title={title} done={done} onClose={onClose} />
  return (
    <Dialog title={title} onClose={onClose}>
      {!answer && <p role="status">{t('access.remove.looking')}</p>}
      <Refusal refused={answer && !answer.ok ? answer : undefined} />
      {preview && <What preview={preview} />}
      <Suspense fallback={null}>
        <Holds person={person} />
      </Suspense>
      {known.length > 0 && (
        <Tick
          label={t('access.remove.tasks', { count: known.length })}
          note={t('access.remove.tasksNote')}
          checked={withTasks}
          onChecked={setWithTasks}
        />
      )}
      {preview?.needsTwo && <NoteBox tone="soon">{t('access.remove.needsTwo')}</NoteBox>}
      <Refusal refused={preview?.refused ? { ok: false, code: preview.refused } : refused} />
      {busy && progress.total > 0 && (
        <Progress
          label={t(`access.remove.${progress.of}`, { done: progress.done, of: progress.total })}
          done={progress.done}
          of={progress.total}
        />
      )}
      <div className="actions">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        {preview && !preview.refused && (
          <Button look="danger" busy={busy} onClick={remove}>
            {t(preview.needsTwo ? 'access.remove.propose' : 'access.remove.confirm')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function What({ preview }: { preview: RemovalPreview }) {
  const { t } = useWords()
  return (
    <>
      <section className="stack close">
        <h3>{t('access.remove.now')}</h3>
        <ul className="bullets">
          <li>{t('access.remove.nowText')}</li>
          {preview.devices > 0 && <li>{t('access.remove.nowDevices', { count: preview.devices })}</li>}
          {preview.officer && <li>{t('access.remove.nowOfficer')}</li>}
        </ul>
      </section>
      <section className="stack close">
        <h3>{t('access.remove.keys')}</h3>
        {preview.teams.length === 0 && <p>{t('access.remove.noTeams')}</p>}
        {preview.teams.length > 0 && <p className="reading">{t('access.remove.keysText')}</p>}
        <ul className="bullets">
          {preview.teams.map(team => (
            <li key={team.team}>
              {t(`access.remove.team.${team.rotates}`, { name: team.name || t('purposes.everyone') })}{' '}
              {t('access.remove.left', { count: team.left })}
            </li>
          ))}
        </ul>
      </section>
      <Known preview={preview} />
    </>
  )
}

/** Counts first, because they can be told to a director; the cases behind them one press away. */
function Known({ preview }: { preview: RemovalPreview }) {
  const { t, language } = useWords()
  const { opened } = preview
  const nothing = opened.roots === 0 && opened.files === 0 && opened.exported === 0
  return (
    <section className="stack close">
      <h3>{t('access.remove.known')}</h3>
      <p>
        {nothing
          ? t('access.remove.knownNone', { days: opened.days })
          : t('access.remove.knownText', { count: opened.days })}
      </p>
      {!nothing && (
        <ul className="bullets">
          <li>{t('access.remove.roots', { count: opened.roots })}</li>
          {opened.byCompartment
            .filter(({ roots }) => roots > 0)
            .map(({ compartment, roots }) => (
              <li key={compartment}>
                {t('access.remove.part', { part: t(`lists.compartment.${compartment}`), count: roots })}
              </li>
            ))}
          {opened.files > 0 && <li>{t('access.remove.files', { count: opened.files })}</li>}
          {opened.exported > 0 && <li>{t('access.remove.exported', { count: opened.exported })}</li>}
        </ul>
      )}
      {opened.unknown > 0 && <p className="sub">{t('access.remove.unknown', { count: opened.unknown })}</p>}
      {opened.known.length > 0 && (
        <details>
          <summary>{t('access.remove.list')}</summary>
          <ul className="bullets">
            {opened.known.map(({ root, title, last }) => (
              <li key={root}>
                <Link href={`/cases/${root}`}>
                  <bdi>{title}</bdi>
                </Link>{' '}
                <span className="sub">{t('access.remove.last', { when: writtenInstant(last, language) })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Removed({ title, done, onClose }: { title: string; done: Done; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog title={title} onClose={onClose}>
      <NoteBox tone={done.proposed ? 'soon' : 'ok'} live>
        <p>{done.proposed ? t('access.acts.proposed') : t('access.remove.done', { count: done.rotated })}</p>
        {done.due > 0 && <p>{t('access.remove.due', { count: done.due })}</p>}
        {done.tasks > 0 && <p>{t('access.remove.tasksDone', { count: done.tasks })}</p>}
      </NoteBox>
      <div className="actions">
        <Button look="primary" onClick={onClose}>
          {t('app.close')}
        </Button>
      </div>
    </Dialog>
  )
}
