import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { RadioField } from '#app/parts/choice.tsx'
import { TextField } from '#app/parts/field.tsx'
import { Menu } from '#app/parts/menu.tsx'
import { Pill, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { OpenRecord, Refused } from '#replica/types.ts'
import { dayHere } from '../../today/today.ts'
import { Growing } from '../../ui/growing.tsx'
import { type Names, text } from '../../ui/names.ts'
import { RecordEditor } from '../../ui/record-editor.tsx'
import { Task, useTick } from '../../ui/tasks.tsx'
import { kindNamed } from '../../ui/write.tsx'
import { type GoalView, progressOf, ratingOf } from '../plan.ts'
import { goal, goalRating, TOP_RATING } from '../records.ts'
import { NewAction } from './new-action.tsx'
import { type PlanProps, useChange } from './plan-props.ts'

type Props = Omit<PlanProps, 'onWrite'> & { view: GoalView }
const today = () => dayHere(Date.now())

/** One goal in her words, how far she says she is, and what is done about it by whom. */
export function GoalSheet(props: Props) {
  const { root, names, me, view } = props
  const { t } = names
  const [doing, set] = useState<'edit' | 'rate' | undefined>()
  const change = useChange(names)
  const { facts, sealed } = view.goal
  const words = text(sealed.narrative?.inHerWords)
  const sign = text(sealed.narrative?.sign)
  const settle = (status: string) => void change({ root: root.root, rec: view.goal.rec }, { facts: { status } })
  const area = text(facts.area) ? t(`lists.lifeArea.${text(facts.area)}`) : t('kinds.goal.label')
  const close = () => set(undefined)
  return (
    <Sheet
      title={area}
      who={
        facts.status !== 'open' && (
          <Pill tone={facts.status === 'reached' ? 'ok' : undefined}>
            {t(`lists.goalStatus.${text(facts.status)}`)}
          </Pill>
        )
      }
      actions={
        <>
          <Button small onClick={() => set('rate')}>
            {t('plan.rate')}
          </Button>
          <Menu
            small
            label={t('plan.more')}
            name={`${t('plan.more')}${t('app.colon')}${words}`}
            items={[
              { key: 'edit', label: t('app.edit'), onChoose: () => set('edit') },
              ...(['open', 'reached', 'letGo'] as const)
                .filter(status => status !== facts.status)
                .map(status => ({ key: status, label: t(`plan.set.${status}`), onChoose: () => settle(status) })),
            ]}
          />
        </>
      }
    >
      {doing === 'edit' ? (
        <RecordEditor
          root={root}
          kind={goal}
          record={view.goal}
          parts={['narrative', 'facts']}
          names={names}
          me={me}
          title={t('kinds.goal.label')}
          inline
          onClose={close}
        />
      ) : (
        <>
          <blockquote className="plan-words reading">
            <bdi>{words}</bdi>
          </blockquote>
          {sign && (
            <p className="sub">
              {t('plan.sign')} <bdi>{sign}</bdi>
            </p>
          )}
        </>
      )}
      {doing === 'rate' ? <Rate {...props} onClose={close} /> : <Rated view={view} names={names} />}
      <Actions {...props} />
    </Sheet>
  )
}

/** Her ratings as she gave them: the last in full, the way there in numbers. */
function Rated({ view, names }: { view: GoalView; names: Names }) {
  const { t, language } = names
  const rating = ratingOf(view)
  const last = view.ratings.at(-1)
  if (rating === undefined || !last) return null
  const way = view.ratings.map(one => one.sealed.narrative?.rating).filter(one => typeof one === 'number')
  return (
    <div className="rated">
      <span className="steps-of" aria-hidden="true">
        {Array.from({ length: TOP_RATING }, (_, step) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps of a scale are their place
          <i key={step} className={step < rating ? 'on' : ''} />
        ))}
      </span>
      <span className="sub">
        {t('plan.rated', {
          rating,
          top: TOP_RATING,
          day: writtenDay(text(last.sealed.narrative?.on), language),
        })}
        {way.length > 1 && ` · ${way.join(' → ')}`}
        {text(last.sealed.narrative?.herWords) && (
          <>
            {' · '}
            <bdi>{text(last.sealed.narrative?.herWords)}</bdi>
          </>
        )}
      </span>
    </div>
  )
}

function Rate({ root, names, view, onClose }: Props & { onClose: () => void }) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [rating, setRating] = useState('')
  const [herWords, setWords] = useState('')
  const [refused, setRefused] = useState<Refused | undefined>()
  const save = () =>
    act(async () => {
      const narrative = {
        on: today(),
        rating: Number(rating),
        ...(herWords.trim() ? { herWords: herWords.trim() } : {}),
      }
      const outcome = await replica.create(goalRating.name, {
        root: root.root,
        facts: { goal: view.goal.rec },
        sealed: { narrative },
      })
      setRefused(outcome.ok ? undefined : outcome)
      if (!outcome.ok) return
      toast(t('app.saved'))
      onClose()
    })
  return (
    <form
      className="stack inline-form"
      aria-label={t('plan.rate')}
      onSubmit={event => {
        event.preventDefault()
        if (rating !== '' && !busy) save()
      }}
    >
      <Refusal refused={refused} />
      <RadioField
        label={t('plan.howFar')}
        value={rating}
        onValue={setRating}
        choices={Array.from({ length: TOP_RATING + 1 }, (_, step) => ({
          value: String(step),
          label: step === 0 ? t('plan.notBegun') : step === TOP_RATING ? t('plan.there') : String(step),
        }))}
      />
      <TextField label={t('fields.goalRating.herWords.label')} value={herWords} onValue={setWords} maxLength={1000} />
      <div className="row end">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="primary" type="submit" busy={busy}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
}

const isOpen = ({ facts }: OpenRecord) => facts.status === 'open'

/** Open actions first; done ones are folded away, so that a plan of hundreds stays one page. */
function Actions(props: Props) {
  const { root, names, me, view } = props
  const { t } = names
  const tick = useTick(names)
  const [edited, edit] = useState<string | undefined>()
  const [adding, add] = useState(false)
  const { done, all } = progressOf(view)
  const row = (action: OpenRecord) =>
    edited === action.rec ? (
      <ActionEditor
        key={action.rec}
        root={root}
        names={names}
        me={me}
        action={action}
        onClose={() => edit(undefined)}
      />
    ) : (
      <div className="row task-row" key={action.rec}>
        <Task task={action} names={names} onTick={on => void tick(action, on)} />
        <Button
          small
          look="quiet"
          aria-label={`${t('app.edit')}${t('app.colon')}${text(action.sealed.narrative?.what)}`}
          onClick={() => edit(action.rec)}
        >
          {t('app.edit')}
        </Button>
      </div>
    )
  const open = view.actions.filter(isOpen)
  const settled = view.actions.filter(action => !isOpen(action))
  return (
    <div className="actions-of">
      {all > 0 && <h3 className="sub">{t('plan.actionsDone', { done, all })}</h3>}
      <Growing items={open}>{row}</Growing>
      {settled.length > 0 && (
        <details>
          <summary>{t('plan.settled', { count: settled.length })}</summary>
          <Growing items={settled}>{row}</Growing>
        </details>
      )}
      {adding ? (
        <NewAction {...props} under={{ goal: view.goal.rec }} label={t('plan.addAction')} onClose={() => add(false)} />
      ) : (
        <Button small onClick={() => add(true)}>
          {t('plan.addAction')}
        </Button>
      )}
    </div>
  )
}

const TASK_UNASKED: ReadonlySet<string> = new Set(['doneMonth'])

function ActionEditor(props: Omit<Props, 'view'> & { action: OpenRecord; onClose: () => void }) {
  const kind = kindNamed('task')
  if (!kind) return null
  return (
    <RecordEditor
      root={props.root}
      kind={kind}
      record={props.action}
      parts={['narrative', 'facts']}
      names={props.names}
      me={props.me}
      title={props.names.t('kinds.task.label')}
      inline
      without={TASK_UNASKED}
      onClose={props.onClose}
    />
  )
}
