import { lazy, Suspense, useState } from 'react'
import { languageName, writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { Empty, Pill, Sheet } from '#app/parts/sheet.tsx'
import { useMe, useReplica } from '#app/session.tsx'
import type { Values } from '#replica/types.ts'
import { needsApproval } from '../../approvals/approvals.ts'
import { ApprovalBox } from '../../approvals/ui/approval-box.tsx'
import { useConfiguration } from '../../configuration/ui/use-configuration.ts'
import { text } from '../../ui/names.ts'
import { RecordEditor } from '../../ui/record-editor.tsx'
import { RecordsTab } from '../../ui/records-tab.tsx'
import { WhoCanOpen } from '../../ui/who-can-open.tsx'
import { planBlocks } from '../paper.ts'
import { changedSince, type PlanView, planOf, planText, progressOf, writeSnapshot } from '../plan.ts'
import { goal, plan } from '../records.ts'
import { GoalSheet } from './goal-sheet.tsx'
import type { PlanProps } from './plan-props.ts'
import { Reviews } from './reviews.tsx'
import { Versions } from './versions.tsx'
import './plan.css'

const PrintDialog = lazy(async () => ({ default: (await import('../../print/ui/print-dialog.tsx')).PrintDialog }))

const UNASKED: ReadonlySet<string> = new Set(['snapshot', 'month', 'endedMonth'])

/** The plan of a case: what she wants, her goals, who does what until when, how far she says she is. */
export function PlanTab(props: PlanProps) {
  const { root, names } = props
  const { t } = names
  const view = planOf(root.records)
  const [editing, edit] = useState<'plan' | 'goal' | undefined>()
  if (!view)
    return (
      <div className="reading-wide">
        {editing === 'plan' ? (
          <Sheet title={t('kinds.plan.label')} who={<WhoCanOpen root={root} part="narrative" names={names} />}>
            <PlanEditor {...props} onClose={() => edit(undefined)} />
          </Sheet>
        ) : (
          <Empty title={t('plan.none.title')} text={t('plan.none.text')}>
            <Button look="primary" onClick={() => edit('plan')}>
              {t('plan.begin')}
            </Button>
          </Empty>
        )}
        <Imported {...props} />
      </div>
    )
  const goals = view.goals
  return (
    <div className="cols">
      <div>
        <Wish {...props} view={view} />
        {goals.map(one => (
          <GoalSheet key={one.goal.rec} {...props} view={one} />
        ))}
        {goals.length === 0 && <p className="sub after">{t('plan.noGoal')}</p>}
        {editing === 'goal' ? (
          <Sheet title={t('plan.newGoal')}>
            <RecordEditor
              root={root}
              kind={goal}
              parts={['narrative', 'facts']}
              names={names}
              me={props.me}
              title={t('plan.newGoal')}
              inline
              without={new Set(['status'])}
              start={{ facts: { plan: view.plan.rec, status: 'open' }, sealed: {} }}
              onClose={() => edit(undefined)}
            />
          </Sheet>
        ) : (
          <p className="after">
            <Button look={goals.length === 0 ? 'primary' : 'plain'} onClick={() => edit('goal')}>
              {t('plan.addGoal')}
            </Button>
          </p>
        )}
        <Imported {...props} />
      </div>
      <aside>
        <Approval {...props} view={view} />
        <Reviews {...props} view={view} />
        <Versions root={root} names={names} view={view} />
      </aside>
    </div>
  )
}

function PlanEditor({ root, names, me, view, onClose }: PlanProps & { view?: PlanView; onClose: () => void }) {
  const month = new Date().toISOString().slice(0, 7)
  return (
    <RecordEditor
      root={root}
      kind={plan}
      {...(view ? { record: view.plan } : {})}
      parts={['narrative', 'facts']}
      names={names}
      me={me}
      title={names.t('kinds.plan.label')}
      inline
      without={UNASKED}
      start={{ facts: { status: 'draft', month }, sealed: {} }}
      onClose={onClose}
    />
  )
}

/** What matters to her, as she says it; and the page she may carry. */
function Wish(props: PlanProps & { view: PlanView }) {
  const { root, names, view } = props
  const me = useMe()
  const { t, language } = names
  const [editing, edit] = useState(false)
  const [printing, print] = useState(false)
  const { wish, strengths, agreedOn, language: spoken } = view.plan.sealed.narrative ?? {}
  const all = view.goals.map(progressOf)
  const done = all.reduce((sum, one) => sum + one.done, 0)
  const count = all.reduce((sum, one) => sum + one.all, 0)
  const reached = view.goals.filter(one => one.goal.facts.status === 'reached').length
  if (editing)
    return (
      <Sheet title={t('kinds.plan.label')} who={<WhoCanOpen root={root} part="narrative" names={names} />}>
        <PlanEditor {...props} onClose={() => edit(false)} />
      </Sheet>
    )
  return (
    <Sheet
      title={t('plan.wish')}
      who={<WhoCanOpen root={root} part="narrative" names={names} />}
      actions={
        <>
          <Button small onClick={() => edit(true)}>
            {t('app.edit')}
          </Button>
          <Button small onClick={() => print(true)}>
            {t('app.print')}
          </Button>
        </>
      }
    >
      {text(wish) ? (
        <blockquote className="plan-words pre reading">
          <bdi>{text(wish)}</bdi>
        </blockquote>
      ) : (
        <p className="sub">{t('plan.noWish')}</p>
      )}
      {text(strengths) && (
        <dl className="facts">
          <dt>{t('plan.strengths')}</dt>
          <dd className="pre reading">
            <bdi>{text(strengths)}</bdi>
          </dd>
        </dl>
      )}
      <p className="row plan-state">
        <Pill tone={view.plan.facts.status === 'agreed' ? 'ok' : undefined}>
          {t(`lists.planStatus.${text(view.plan.facts.status)}`)}
        </Pill>
        <span className="sub">
          {[
            text(agreedOn) && t('plan.agreedOn', { day: writtenDay(text(agreedOn), language) }),
            view.goals.length > 0 && t('plan.reached', { reached, all: view.goals.length }),
            count > 0 && t('plan.actionsDone', { done, all: count }),
            text(spoken) && languageName(text(spoken), language),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {printing && (
        <Suspense fallback={null}>
          <PrintDialog
            root={root}
            names={names}
            what="plan"
            parts={['narrative']}
            inLanguage={text(spoken)}
            make={({ words }) =>
              planBlocks(view, words.t, {
                day: day => writtenDay(day, words.tag),
                organisation: me.orgName,
                firstName: user => names.personName(user).split(' ')[0] ?? '',
              })
            }
            onClose={() => print(false)}
          />
        </Suspense>
      )}
    </Sheet>
  )
}

/** The plan is frozen as a version before somebody is asked about it: an approval is about what stood there. */
function Approval({ root, names, me, view }: PlanProps & { view: PlanView }) {
  const replica = useReplica()
  const configuration = useConfiguration()
  const changed = changedSince(view)
  const freeze = () => {
    const narrative: Values = { snapshot: writeSnapshot(planText(view)) }
    return changed
      ? replica.change({ root: root.root, rec: view.plan.rec }, { sealed: { narrative } })
      : Promise.resolve({ ok: true as const })
  }
  return (
    <ApprovalBox
      root={root}
      names={names}
      me={me}
      subject={{ about: 'plan', record: view.plan.rec, part: 'narrative' }}
      needed={needsApproval('plan', configuration?.approvals)}
      changed={changed}
      before={freeze}
    />
  )
}

/** Support plans as an import brought them, and steps of the journey: beside the plan, as they were. */
function Imported(props: PlanProps) {
  const kinds = ['supportPlan', 'journeyStep', 'referral'].filter(
    kind => kind !== 'supportPlan' || props.root.records.some(record => record.kind === kind),
  )
  return <RecordsTab {...props} kinds={kinds} facts={false} />
}
