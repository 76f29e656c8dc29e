import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { Pill } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import { isCompartment } from '#records'
import type { OpenRecord, OpenRoot, Outcome, Refused } from '#replica/types.ts'
import { dayHere } from '../../today/today.ts'
import { type Names, text, texts } from '../../ui/names.ts'
import { exceptionStanding } from '../cover.ts'
import { TONES } from './consent-card.tsx'
import { purposesOf, recipientName, sectionsOf } from './said.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

interface Props {
  root: OpenRoot
  names: Names
  record: OpenRecord
  me: string
}

/** One exception: the law, the reason, who asked and who signed; and the next step of whoever looks. */
export function ExceptionCard(props: Props) {
  const { root, names, record } = props
  const { t, language } = names
  const { facts, sealed, versions } = record
  const standing = exceptionStanding(record, root.records, Date.now())
  const told = root.records.some(({ kind, facts: said }) => kind === 'rightsTold' && said.exception === record.rec)
  const said = sealed.narrative ?? {}
  return (
    <div className="card" data-testid="exception">
      <div className="row">
        <b className="grow">{t(`lists.legalBasis.${text(facts.basis)}`)}</b>
        <Pill tone={TONES[standing]}>{t(`consents.standing.${standing}`)}</Pill>
      </div>
      <p>
        {t('consents.ask.sentence', {
          to: recipientName(facts, root, names),
          what: sectionsOf(facts.compartments, names),
          why: purposesOf(facts.purposes, names),
          day: writtenDay(text(facts.until), language),
        })}
      </p>
      {text(said.law) && <p dir="auto">{text(said.law)}</p>}
      {text(said.reason) && (
        <p className="pre reading" dir="auto">
          {text(said.reason)}
        </p>
      )}
      <p className="sub">
        {[
          versions.facts && names.personName(versions.facts.author),
          t(`lists.exceptionTell.${told ? 'told' : text(facts.tell)}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {text(said.endangersWhy) && (
        <p className="pre reading" dir="auto">
          {text(said.endangersWhy)}
        </p>
      )}
      <Next {...props} standing={standing} told={told || facts.tell === 'told'} />
    </div>
  )
}

function Next({ root, names, record, me, standing, told }: Props & { standing: string; told: boolean }) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const [ending, end] = useState(false)
  const month = new Date().toISOString().slice(0, 7)
  const run = (work: () => Promise<Outcome>, words: string) =>
    act(async () => {
      const done = await work()
      setRefused(done.ok ? undefined : done)
      if (done.ok) toast(t(words))
    })
  const answer = (said: 'approved' | 'declined') =>
    run(
      () =>
        replica.create('exceptionApproval', {
          root: root.root,
          facts: { exception: record.rec, answer: said, month },
        }),
      'consents.ask.saved',
    )
  const { team, to, purposes, compartments } = record.facts
  const share = () =>
    run(
      () =>
        replica.shareCase(root.root, {
          team: text(team),
          purpose: texts(purposes)[0] ?? '',
          compartments: texts(compartments).filter(isCompartment),
          basis: record.rec,
        }),
      'consents.list.opened',
    )
  const tell = () =>
    run(
      () =>
        replica.create('rightsTold', {
          root: root.root,
          facts: { what: 'exception', exception: record.rec, month },
          sealed: { narrative: { toldOn: dayHere(Date.now()) } },
        }),
      'consents.ask.saved',
    )
  const mine = record.versions.facts?.author === me
  const mayAnswer =
    !mine &&
    (names.people.some(person => person.user === me && person.officer) ||
      names.teams.some(each => each.mine === 'lead' && root.teams.some(one => one.team === each.id)))
  const inForce = standing === 'inForce' || standing === 'ending'
  return (
    <>
      <Refusal refused={refused} />
      {standing === 'asked' && !mayAnswer && <p className="sub">{t('consents.law.own')}</p>}
      <div className="row end">
        {(inForce || standing === 'asked') && (
          <Button small onClick={() => end(true)}>
            {t('consents.law.end')}
          </Button>
        )}
        {standing === 'asked' && mayAnswer && (
          <>
            <Button small busy={busy} onClick={() => answer('declined')}>
              {t('consents.law.decline')}
            </Button>
            <Button small look="primary" busy={busy} onClick={() => answer('approved')}>
              {t('consents.law.approve')}
            </Button>
          </>
        )}
        {inForce && to === 'team' && !root.teams.some(each => each.team === team) && (
          <Button small busy={busy} onClick={share}>
            {t('consents.list.open')}
          </Button>
        )}
        {inForce && !told && (
          <Button small busy={busy} onClick={tell}>
            {t('consents.law.told')}
          </Button>
        )}
      </div>
      {ending && <WithdrawDialog root={root} names={names} record={record} onClose={() => end(false)} />}
    </>
  )
}
