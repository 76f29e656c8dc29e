import { useState } from 'react'
import { LEASE_HOURS } from '#replica/lease.ts'
import type { Refused } from '#replica/types.ts'
import { type Translate, useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { SelectField } from '../parts/choice.tsx'
import { NoteBox, Sheet } from '../parts/sheet.tsx'
import { Refusal } from '../refusals.tsx'
import { useAct, useLive, useMe, useReplica } from '../session.tsx'

const DAY = 24

/** A lease in words. */
export function leaseText(hours: number, t: Translate): string {
  if (hours === 0) return t('safety.lease.never')
  return hours < DAY
    ? t('safety.lease.hours', { count: hours })
    : t('safety.lease.days', { count: Math.round(hours / DAY) })
}

/** How long copies may be used without the server: everybody may read it, key officers decide and sign. */
export function LeasePolicy() {
  const { t } = useWords()
  const replica = useReplica()
  const me = useMe()
  const { busy, act } = useAct()
  const now = useLive(['people'], ask => ask.leaseHours(), [])
  const [chosen, choose] = useState<number | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const [said, say] = useState<'saved' | 'proposed' | undefined>()
  if (now === undefined) return null
  const sign = () =>
    act(async () => {
      setRefused(undefined)
      say(undefined)
      const outcome = await replica.setLease(chosen ?? now)
      if (outcome.ok) say(outcome.proposed === undefined ? 'saved' : 'proposed')
      else setRefused(outcome)
    })
  return (
    <Sheet title={t('safety.lease.title')}>
      <div className="stack">
        <p className="reading">{t('safety.lease.note')}</p>
        <p>{t('safety.lease.now', { text: leaseText(now, t) })}</p>
        <Refusal refused={refused} />
        {said && (
          <NoteBox tone="ok" live>
            {t(`safety.lease.${said}`)}
          </NoteBox>
        )}
        {me.officer && (
          <>
            <SelectField
              label={t('safety.lease.label')}
              hint={t('safety.lease.signed')}
              value={String(chosen ?? now)}
              onValue={value => choose(Number(value))}
              choices={LEASE_HOURS.map(hours => ({ value: String(hours), label: leaseText(hours, t) }))}
            />
            <div>
              <Button busy={busy} onClick={sign}>
                {t('safety.lease.save')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Sheet>
  )
}
