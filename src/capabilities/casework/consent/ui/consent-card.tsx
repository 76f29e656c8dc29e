import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { Pill } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import { isCompartment } from '#records'
import type { OpenRecord, OpenRoot, Refused } from '#replica/types.ts'
import { type Names, text, texts } from '../../ui/names.ts'
import { type Standing, standingOf } from '../cover.ts'
import { quoted } from './consent-paper.ts'
import { PrintConsent } from './print-consent.tsx'
import { purposesOf, recipientName, sectionsOf } from './said.ts'
import { Drawn } from './signature.tsx'
import { TellDialog } from './tell-dialog.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'

/** How a standing is marked. */
export const TONES: Readonly<Record<Standing, 'ok' | 'soon' | 'danger' | undefined>> = {
  inForce: 'ok',
  ending: 'soon',
  expired: 'soon',
  withdrawn: 'danger',
  refused: 'danger',
  elsewhere: undefined,
  asked: 'soon',
  declined: 'danger',
}

/** One consent: to whom, what, for what, until when, how it was given; and what can be done with it. */
export function ConsentCard({ root, names, record }: { root: OpenRoot; names: Names; record: OpenRecord }) {
  const { t, language } = names
  const { facts, sealed } = record
  const standing = standingOf(record, Date.now())
  // Here, not with the buttons: those go when the consent is withdrawn, and what it changed is still to be read.
  const [asking, ask] = useState<'withdraw' | 'tell' | 'print' | undefined>()
  const close = () => ask(undefined)
  const said = sealed.narrative ?? {}
  const day = writtenDay(text(said.givenOn) || text(facts.month), language)
  return (
    <div className="card" data-testid="consent">
      <div className="row">
        <b className="grow">
          {standing === 'elsewhere' || text(facts.to) === ''
            ? purposesOf(facts.purposes, names)
            : recipientName(facts, root, names)}
        </b>
        <Pill tone={TONES[standing]}>{t(`consents.standing.${standing}`)}</Pill>
      </div>
      {text(facts.to) !== '' && facts.given === true && (
        <p>
          {t('consents.ask.sentence', {
            to: recipientName(facts, root, names),
            what: sectionsOf(facts.compartments, names),
            why: purposesOf(facts.purposes, names),
            day: writtenDay(text(facts.until), language),
          })}
        </p>
      )}
      {standing === 'elsewhere' && <p className="sub">{t('consents.elsewhereText')}</p>}
      <p className="sub">
        {[day, text(facts.how) && t(`lists.consentHow.${text(facts.how)}`), text(said.witness)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {text(said.inHerWords) && (
        <p className="pre reading" dir="auto">
          {quoted(text(said.inHerWords))}
        </p>
      )}
      {text(said.withhold) && <p>{t('consents.list.withheld', { text: text(said.withhold) })}</p>}
      {text(said.signature) && <Drawn path={text(said.signature)} label={t('consents.sign.shown')} />}
      {(standing === 'inForce' || standing === 'ending') && (
        <Acts root={root} names={names} record={record} onAsk={ask} />
      )}
      {asking === 'withdraw' && <WithdrawDialog root={root} names={names} record={record} onClose={close} />}
      {asking === 'tell' && <TellDialog root={root} names={names} record={record} onClose={close} />}
      {asking === 'print' && (
        <PrintConsent
          root={root}
          names={names}
          to={theirs => recipientName(facts, root, theirs)}
          sections={facts.compartments}
          purposes={facts.purposes}
          until={text(facts.until)}
          withhold={text(said.withhold)}
          child={facts.child === true}
          answer={{ yes: facts.given === true, words: text(said.inHerWords), day: text(said.givenOn) }}
          onClose={close}
        />
      )}
    </div>
  )
}

interface ActsProps {
  root: OpenRoot
  names: Names
  record: OpenRecord
  onAsk: (what: 'withdraw' | 'tell' | 'print') => void
}

function Acts({ root, names, record, onAsk }: ActsProps) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const { team, to, purposes, compartments } = record.facts
  const opens = to === 'team' && !root.teams.some(each => each.team === team)
  const share = () =>
    act(async () => {
      const done = await replica.shareCase(root.root, {
        team: text(team),
        purpose: texts(purposes)[0] ?? '',
        compartments: texts(compartments).filter(isCompartment),
        basis: record.rec,
      })
      setRefused(done.ok ? undefined : done)
      if (done.ok) toast(t(done.waiting ? 'consents.list.openedLater' : 'consents.list.opened'))
    })
  return (
    <>
      <Refusal refused={refused} />
      <div className="row end">
        {opens && (
          <Button small busy={busy} onClick={share}>
            {t('consents.list.open')}
          </Button>
        )}
        {to !== 'team' && (
          <Button small onClick={() => onAsk('tell')}>
            {t('consents.list.told')}
          </Button>
        )}
        <Button small onClick={() => onAsk('print')}>
          {t('consents.list.print')}
        </Button>
        <Button small onClick={() => onAsk('withdraw')}>
          {t('consents.list.withdraw')}
        </Button>
      </div>
    </>
  )
}
