import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import { COMPARTMENTS } from '#records'
import type { Outcome, Refused } from '#replica/types.ts'
import type { AskProps } from './ask.tsx'

/** Who can see that the case exists and what each opens; every line can be ended by whoever has the case for good. */
export function Holders({ root, names, me, onClose }: AskProps) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  /** Whose line was opened: one press alone takes nothing away. */
  const [about, setAbout] = useState<string | undefined>()
  const holders = useLive([`root:${root.root}`, 'caseActs', 'people'], ask => ask.holders(root.root), [root.root])
  const acts = useLive(['caseActs'], ask => ask.caseActs(root.root), [root.root])
  const inForce = (acts?.ok ? acts.acts : []).filter(each => each.status === 'done' && each.mayEnd)
  const run = (work: () => Promise<Outcome>) =>
    act(async () => {
      const outcome = await work()
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) toast(t('moves.ended'))
    })
  const nameOf = (id: string) => names.teamName(id) || names.personName(id)
  return (
    <Dialog title={t('moves.holders')} onClose={onClose}>
      <p className="sub reading">{t('moves.holdersText')}</p>
      <Refusal refused={refused} />
      {(holders ?? []).map(({ id, person, opens }) => {
        const given = inForce.find(each => each.to === id)
        const team = names.teams.find(each => each.id === id)
        const loses = id === me ? t('moves.sureMine') : t('moves.sure', { who: nameOf(id) })
        return (
          <section className="line wide" key={id}>
            <div className="stack close">
              <span>
                <b>{nameOf(id)}</b>
                <span className="sub">
                  {opens.length === COMPARTMENTS.length
                    ? t('moves.opensAll')
                    : opens.map(part => t(`compartments.${part}.label`)).join(', ')}
                  {given?.until && ` · ${t('moves.until_', { day: writtenDay(given.until, names.language) })}`}
                  {!person && team && ` · ${team.members.map(({ user }) => names.personName(user)).join(', ')}`}
                </span>
              </span>
              {about === id && (
                <>
                  <p role="status">{loses}</p>
                  <span>
                    <Button
                      look="danger"
                      small
                      busy={busy}
                      onClick={() =>
                        run(() =>
                          given
                            ? replica.endCaseAct(given.id)
                            : replica.askCaseAct({ root: root.root, does: 'leave', from: id }),
                        )
                      }
                    >
                      {t('moves.sureDo')}
                    </Button>
                  </span>
                </>
              )}
            </div>
            {(id !== me || given) && (holders ?? []).length > 1 && (
              <Button small aria-expanded={about === id} onClick={() => setAbout(about === id ? undefined : id)}>
                {t(id === me ? 'moves.layDown' : given ? 'moves.end' : 'moves.left')}
              </Button>
            )}
          </section>
        )
      })}
    </Dialog>
  )
}
