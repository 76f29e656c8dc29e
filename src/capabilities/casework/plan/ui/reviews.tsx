import { useState } from 'react'
import { daysAway, writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { TextField } from '#app/parts/field.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { OpenRecord, Refused } from '#replica/types.ts'
import { useConfiguration } from '../../configuration/ui/use-configuration.ts'
import { dayAfter, dayHere } from '../../today/today.ts'
import { text } from '../../ui/names.ts'
import { RecordEditor } from '../../ui/record-editor.tsx'
import type { PlanView } from '../plan.ts'
import { planReview } from '../records.ts'
import type { PlanProps } from './plan-props.ts'

const UNASKED: ReadonlySet<string> = new Set(['doneMonth', 'plan'])
const PLAN_DAYS = 90

/** The days on which the plan is looked at again: the next one, and what came of those before. */
export function Reviews(props: PlanProps & { view: PlanView }) {
  const { root, names, me, view } = props
  const { t, language } = names
  const [edited, edit] = useState<string | undefined>()
  const [adding, add] = useState(false)
  const planned = view.reviews.filter(({ facts }) => facts.status === 'planned')
  const past = view.reviews.filter(({ facts }) => facts.status !== 'planned').toReversed()
  const row = (review: OpenRecord) => {
    const due = text(review.facts.due)
    const late = review.facts.status === 'planned' && due < dayHere(Date.now())
    return edited === review.rec ? (
      <RecordEditor
        key={review.rec}
        root={root}
        kind={planReview}
        record={review}
        parts={['narrative', 'facts']}
        names={names}
        me={me}
        title={t('kinds.planReview.label')}
        inline
        without={UNASKED}
        onClose={() => edit(undefined)}
      />
    ) : (
      <div className="row task-row" key={review.rec}>
        <span className="grow">
          {writtenDay(text(review.sealed.narrative?.heldOn) || due, language)}
          <small className={late ? 'refused' : undefined}>
            {review.facts.status === 'planned'
              ? daysAway(due, language, Date.now())
              : t(`lists.reviewStatus.${text(review.facts.status)}`)}
          </small>
          {text(review.sealed.narrative?.herView) && (
            <small className="pre">
              <bdi>{text(review.sealed.narrative?.herView)}</bdi>
            </small>
          )}
        </span>
        <Button
          small
          look="quiet"
          aria-label={`${t(review.facts.status === 'planned' ? 'plan.hold' : 'app.edit')}${t('app.colon')}${writtenDay(due, language)}`}
          onClick={() => edit(review.rec)}
        >
          {t(review.facts.status === 'planned' ? 'plan.hold' : 'app.edit')}
        </Button>
      </div>
    )
  }
  return (
    <Sheet title={t('kinds.planReview.plural')}>
      {view.reviews.length === 0 && <p className="sub">{t('plan.noReview')}</p>}
      {planned.map(row)}
      {adding ? (
        <NewReview {...props} onClose={() => add(false)} />
      ) : (
        <p>
          <Button small onClick={() => add(true)}>
            {t('plan.addReview')}
          </Button>
        </p>
      )}
      {past.length > 0 && (
        <details>
          <summary>{t('plan.pastReviews', { count: past.length })}</summary>
          {past.map(row)}
        </details>
      )}
    </Sheet>
  )
}

function NewReview({ root, names: { t }, view, onClose }: PlanProps & { view: PlanView; onClose: () => void }) {
  const replica = useReplica()
  const { busy, act } = useAct()
  const days = useConfiguration()?.reviewDays.plan ?? PLAN_DAYS
  const [due, setDue] = useState(() => dayAfter(dayHere(Date.now()), days))
  const [refused, setRefused] = useState<Refused | undefined>()
  const save = () =>
    act(async () => {
      const facts = { plan: view.plan.rec, due, status: 'planned' }
      const outcome = await replica.create(planReview.name, { root: root.root, facts })
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) onClose()
    })
  return (
    <form
      className="stack inline-form"
      aria-label={t('plan.addReview')}
      onSubmit={event => {
        event.preventDefault()
        if (!busy) save()
      }}
    >
      <Refusal refused={refused} />
      <TextField label={t('fields.planReview.due.label')} type="date" value={due} onValue={setDue} autoFocus />
      <div className="row end">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="primary" type="submit" busy={busy}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
}
