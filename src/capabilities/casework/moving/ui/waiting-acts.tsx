import { useState } from 'react'
import { Link } from 'wouter'
import { writtenDay, writtenInstant } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { Pill, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import type { CaseActView, Outcome, Refused } from '#replica/types.ts'
import { type Names, useCaseNames } from '../../ui/names.ts'

/** Acts on cases that wait for my answer; nothing where there are none. For Today and the page of moves. */
export function WaitingActs({ names }: { names: Names }) {
  const acts = useLive(['caseActs'], replica => replica.caseActs(), [])
  const waiting = acts?.ok ? acts.acts.filter(({ mayDecide }) => mayDecide) : []
  if (waiting.length === 0) return null
  return (
    <Sheet title={names.t('moves.waiting')}>
      {waiting.map(each => (
        <Waiting key={each.id} act={each} names={names} />
      ))}
    </Sheet>
  )
}

/** What was given and is not over goes on. */
const stateOf = ({ status, does }: CaseActView) =>
  status === 'done' && (does === 'cover' || does === 'cowork') ? 'inForce' : status

/** What an act is, in one sentence. */
export function ActLine({ act, names }: { act: CaseActView; names: Names }) {
  const { t, language } = names
  const nameOf = (id: string | undefined) => (id === undefined ? '' : names.teamName(id) || names.personName(id))
  const cases = useCaseNames([act.root])
  const known = cases.get(act.root)
  return (
    <div className="row begin">
      <p className="grow">
        {known && (
          <>
            <Link href={`/cases/${act.root}`}>
              <b>
                <bdi>{known}</bdi>
              </b>
            </Link>
            <br />
          </>
        )}
        {t(`moves.line.${act.does}`, {
          by: names.personName(act.by),
          from: nameOf(act.from),
          to: nameOf(act.to),
          until: act.until ? writtenDay(act.until, language) : '',
        })}{' '}
        {!known && <span className="sub">{t('moves.closedToYou')}</span>}{' '}
        <span className="sub">{writtenInstant(act.at, language)}</span>
      </p>
      <Pill tone={act.status === 'open' ? 'soon' : undefined}>{t(`moves.state.${stateOf(act)}`)}</Pill>
    </div>
  )
}

function Waiting({ act: asked, names }: { act: CaseActView; names: Names }) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [declining, decline] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const transfer = asked.does === 'transfer'
  const run = (work: () => Promise<Outcome>, said: string) =>
    act(async () => {
      setRefused(undefined)
      const outcome = await work()
      if (outcome.ok) toast(said)
      else setRefused(outcome)
    })
  const accepted = transfer
    ? t('moves.accepted')
    : t(`holds.agreed.${asked.does === 'hold' || asked.does === 'lift' ? asked.does : 'erase'}`)
  return (
    <section className="card">
      <ActLine act={asked} names={names} />
      {asked.why && <p>{t(`holds.whys.${asked.why}`)}</p>}
      {asked.note && (
        <p className="pre reading" dir="auto">
          {asked.note}
        </p>
      )}
      {asked.keep === 'read' && <p className="sub">{t('moves.keepReadShort')}</p>}
      {asked.does === 'erase' && <p className="sub reading">{t('holds.eraseText')}</p>}
      {declining && (
        <LongTextField
          label={t('moves.reason')}
          value={reason}
          onValue={setReason}
          problem={tried && transfer && reason.trim() === '' ? t('moves.reasonMissing') : undefined}
          maxLength={4000}
        />
      )}
      <Refusal refused={refused} />
      <div className="actions">
        {/* Whoever writes why she says no has that before her, not the yes. */}
        <Button
          look={asked.does === 'erase' ? 'danger' : declining ? 'plain' : 'primary'}
          busy={busy}
          onClick={() => run(() => replica.answerCaseAct(asked.id, 'accepted'), accepted)}
        >
          {t(transfer ? 'moves.accept' : asked.does === 'erase' ? 'holds.sure' : 'holds.agree')}
        </Button>
        <Button
          look={declining ? 'primary' : 'plain'}
          busy={busy}
          onClick={() => {
            if (!declining) return decline(true)
            setTried(true)
            if (transfer && reason.trim() === '') return
            run(() => replica.answerCaseAct(asked.id, 'declined', reason.trim()), t('moves.declined'))
          }}
        >
          {t('moves.decline')}
        </Button>
      </div>
    </section>
  )
}
