import { useState } from 'react'
import { writtenDay, writtenInstant } from '#app/formats.ts'
import { hasMessage, type Translate, useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { NoteBox, Pill, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import type { Outcome, Proposal, Refused } from '#replica/types.ts'
import { CompareWords } from './compare-words.tsx'

const PENDING = ['open', 'stale', 'bad']

/** What an act does, in one plain sentence: never the code of a statement. */
export function actSentence(act: Proposal, t: Translate): string {
  const name = act.name || t('access.acts.someone')
  const team = act.teamName ?? ''
  if (act.does === 'role.set') return t(`access.acts.does.role.set.${act.role ?? 'member'}`, { name, team })
  if (act.does === 'export')
    return t('access.acts.does.export', {
      count: act.export?.roots ?? 0,
      why: t(`access.acts.why.${act.export?.why ?? 'other'}`),
    })
  if (act.policy?.key === 'offline.hours') return t('access.acts.does.lease', { count: Number(act.policy.value) })
  if (act.policy) return t('access.acts.does.policy', act.policy)
  if (act.organisation) return t('access.acts.does.org.name', act.organisation)
  return t(`access.acts.does.${act.does}`, { name, team })
}

const changeText = ({ field, value }: NonNullable<Proposal['changes']>[number], t: Translate): string => {
  if (field === 'opens') {
    const all = value.split(',').map(part => t(`lists.compartment.${part}`))
    return t('access.acts.change.opens', { list: all.join(', ') })
  }
  const key = `access.acts.change.${field}.${value}`
  return hasMessage(key) ? t(key) : t('access.acts.change.other', { field, value })
}

/** Acts that wait for the second of two people, where they cannot be overlooked; decided ones stay for a month, folded away. */
export function Acts() {
  const { t } = useWords()
  const [shown, show] = useState<Proposal | undefined>()
  const answer = useLive(['proposals', 'people'], replica => replica.proposals(), [])
  const acts = answer?.ok ? answer.proposals : []
  const pending = acts.filter(act => PENDING.includes(act.status))
  const decided = acts.filter(act => !PENDING.includes(act.status))
  if (acts.length === 0) return null
  return (
    <Sheet title={t(pending.length > 0 ? 'access.acts.title' : 'access.acts.done')}>
      {pending.length > 0 && <p className="sub reading">{t('access.acts.lead')}</p>}
      {pending.map(act => (
        <ActLine key={act.id} act={act} onLook={() => show(act)} />
      ))}
      {decided.length > 0 && pending.length > 0 && (
        <details>
          <summary>{t('access.acts.done')}</summary>
          {decided.map(act => (
            <ActLine key={act.id} act={act} />
          ))}
        </details>
      )}
      {pending.length === 0 && decided.map(act => <ActLine key={act.id} act={act} />)}
      {shown && <Decide act={shown} onClose={() => show(undefined)} />}
    </Sheet>
  )
}

function ActLine({ act, onLook }: { act: Proposal; onLook?: () => void }) {
  const { t, language } = useWords()
  const tone =
    act.status === 'bad' ? 'danger' : act.status === 'done' ? 'ok' : PENDING.includes(act.status) ? 'soon' : undefined
  return (
    <div className="line wide">
      <div>
        <p className="reading">
          <bdi>{actSentence(act, t)}</bdi> <Pill tone={tone}>{t(`access.acts.status.${act.status}`)}</Pill>
        </p>
        <span className="sub">
          {t('access.acts.byShort', { name: act.byName, when: writtenInstant(act.at, language) })}
        </span>
      </div>
      {onLook && (
        <Button small look={act.mayDecide ? 'primary' : 'plain'} onClick={onLook}>
          {t(act.mayDecide ? 'access.acts.look' : 'access.acts.lookMine')}
        </Button>
      )}
    </div>
  )
}

/** The page one signs on: what will happen, who asked for it, and a way to say no that costs nothing. */
function Decide({ act: proposal, onClose }: { act: Proposal; onClose: () => void }) {
  const { t, language } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const decide = (work: () => Promise<Outcome>, said: string) =>
    act(async () => {
      const outcome = await work()
      if (!outcome.ok) return setRefused(outcome)
      toast(said)
      onClose()
    })
  return (
    <Dialog title={t('access.acts.title')} onClose={onClose}>
      <p>{t('access.acts.what')}</p>
      <NoteBox tone="soon">
        <p className="reading">
          <bdi>{actSentence(proposal, t)}</bdi>
        </p>
        {proposal.changes && (
          <ul className="bullets">
            {proposal.changes.map(change => (
              <li key={change.field}>{changeText(change, t)}</li>
            ))}
          </ul>
        )}
      </NoteBox>
      {proposal.words && (
        <>
          <p className="reading">{t('access.acts.newWords')}</p>
          <CompareWords words={proposal.words} label={t('access.confirm.words')} />
        </>
      )}
      <p className="sub">
        {t('access.acts.by', {
          name: proposal.byName,
          when: writtenInstant(proposal.at, language),
          until: writtenDay(new Date(proposal.ends).toISOString().slice(0, 10), language),
        })}
      </p>
      {proposal.mayDecide && (
        <>
          <p className="reading">{t('access.acts.ring', { name: proposal.byName })}</p>
          <p className="sub reading">{t('access.acts.checked')}</p>
        </>
      )}
      <Refusal refused={refused} />
      <div className="actions">
        <Button onClick={onClose}>{t('app.close')}</Button>
        {proposal.mine && (
          <Button
            busy={busy}
            onClick={() => decide(() => replica.withdrawProposal(proposal.id), t('access.acts.withdrawn'))}
          >
            {t('access.acts.withdraw')}
          </Button>
        )}
        {proposal.mayDecide && (
          <>
            <Button
              busy={busy}
              onClick={() => decide(() => replica.declineProposal(proposal.id), t('access.acts.declined'))}
            >
              {t('access.acts.decline')}
            </Button>
            <Button
              look="primary"
              busy={busy}
              onClick={() => decide(() => replica.approveProposal(proposal.id), t('access.acts.approved'))}
            >
              {t('access.acts.approve')}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  )
}
