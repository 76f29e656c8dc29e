import { useState } from 'react'
import { Link } from 'wouter'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { Empty, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useMe, useReplica } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { CaseActView, Refused } from '#replica/types.ts'
import { caseTitle } from '../../search.ts'
import { type Names, text, useNames } from '../../ui/names.ts'
import { handOn, withoutAnswerer, withoutWorker } from '../hand-on.ts'
import { ActLine, WaitingActs } from './waiting-acts.tsx'

/** Everything that moves: what waits for me, what I asked, where I help, what happened lately, and what nobody has or can answer any more. */
export function MovesPage() {
  const names = useNames()
  const { t } = names
  const answer = useLive(['caseActs', 'people'], replica => replica.caseActs(), [])
  const acts = answer?.ok ? answer.acts : []
  const mine = acts.filter(({ mine, status }) => mine && status === 'open')
  const { user: me } = useMe()
  const ours = new Set([me, ...names.teams.filter(team => team.mine).map(({ id }) => id)])
  const helping = acts.filter(
    ({ status, mayEnd, to }) => status === 'done' && mayEnd && to !== undefined && ours.has(to),
  )
  const [before, after] = t('moves.answer', { text: '\n' }).split('\n')
  const recent = acts.filter(act => act.status !== 'open' && !helping.includes(act))
  return (
    <Page title={t('moves.title')} lead={t('moves.page')}>
      <Refusal refused={answer && !answer.ok ? answer : undefined} />
      {answer?.ok && acts.length === 0 && <Empty title={t('moves.nothing')} text={t('moves.nothingText')} />}
      <WaitingActs names={names} />
      {mine.length > 0 && (
        <Sheet title={t('moves.mine')}>
          {mine.map(each => (
            <Endable key={each.id} act={each} names={names} end={t('moves.withdraw')} said={t('moves.withdrawn')} />
          ))}
        </Sheet>
      )}
      {helping.length > 0 && (
        <Sheet title={t('moves.helping')}>
          {helping.map(each => (
            <Endable key={each.id} act={each} names={names} end={t('moves.layDown')} said={t('moves.laidDown')} />
          ))}
        </Sheet>
      )}
      <Unanswered names={names} />
      <Orphans names={names} />
      {recent.length > 0 && (
        <Sheet title={t('moves.recent')}>
          {recent.slice(0, 50).map(each => (
            <section className="card" key={each.id}>
              <ActLine act={each} names={names} />
              {each.answer && (
                <p className="pre reading">
                  {before}
                  <bdi>{each.answer}</bdi>
                  {after}
                </p>
              )}
            </section>
          ))}
        </Sheet>
      )}
    </Page>
  )
}

/** An act, and the button that ends it. */
function Endable(props: { act: CaseActView; names: Names; end: string; said: string }) {
  const { act: asked, names, end, said } = props
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  return (
    <section className="card">
      <ActLine act={asked} names={names} />
      <Refusal refused={refused} />
      <div>
        <Button
          small
          busy={busy}
          onClick={() =>
            act(async () => {
              const outcome = await replica.endCaseAct(asked.id)
              setRefused(outcome.ok ? undefined : outcome)
              if (outcome.ok) toast(said)
            })
          }
        >
          {end}
        </Button>
      </div>
    </section>
  )
}

/** Questions that wait for a lead where nobody leads: said to all who have the case, so that none is lost without a word. */
function Unanswered({ names }: { names: Names }) {
  const { t } = names
  const found = useLive(['list:case', 'people'], withoutAnswerer, [])
  if (!found || found.length === 0) return null
  return (
    <Sheet title={t('moves.unanswered')}>
      <p className="reading after">{t('moves.unansweredText')}</p>
      <ul className="bullets">
        {found.slice(0, 100).map(({ root, rec, kind, of }) => (
          <li key={rec}>
            {t(`kinds.${kind}.label`)}{' '}
            <Link href={`/cases/${root}`}>
              <bdi>{caseTitle(of.header) || text(of.header.code)}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** Open cases whose worker has left: nothing of them is orphaned, because whoever still has them sees them here. */
function Orphans({ names }: { names: Names }) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [to, setTo] = useState('')
  const [refused, setRefused] = useState<Refused | undefined>()
  const found = useLive(['list:case', 'people'], withoutWorker, [])
  const active = names.people.filter(({ status }) => status === 'active')
  if (!found || found.length === 0) return null
  const hand = () =>
    act(async () => {
      const outcome = await handOn(replica, found, to)
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) toast(t('moves.handed', { count: outcome.done }))
    })
  return (
    <Sheet title={t('moves.orphans')}>
      <div className="stack">
        <p className="reading">{t('moves.orphansText')}</p>
        <ul className="bullets">
          {found.slice(0, 100).map(row => (
            <li key={row.root}>
              <Link href={`/cases/${row.root}`}>
                <bdi>{caseTitle(row.header) || text(row.header.code)}</bdi>
              </Link>
            </li>
          ))}
        </ul>
        <SelectField
          label={t('moves.handTo')}
          value={to}
          onValue={setTo}
          none={t('moves.choose')}
          choices={active.map(({ user, name }) => ({ value: user, label: name }))}
        />
        <Refusal refused={refused} />
        <div>
          <Button busy={busy} disabled={to === ''} onClick={hand}>
            {t('moves.handTo')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
