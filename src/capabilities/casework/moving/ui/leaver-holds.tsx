import { useState } from 'react'
import { Link } from 'wouter'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import type { Person, Refused } from '#replica/types.ts'
import { caseTitle } from '../../search.ts'
import { type Names, text, useNames } from '../../ui/names.ts'
import { type Held, handOnAll, heldBy } from '../hand-on.ts'

/** What somebody who leaves has to do, and one press that hands all of it to a colleague: before she is removed, or instead. */
export function LeaverHolds({ person }: { person: Person }) {
  const names = useNames()
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [to, setTo] = useState('')
  const [refused, setRefused] = useState<Refused | undefined>()
  const [handed, setHanded] = useState<{ done: number; tasks: number } | undefined>()
  const held = useLive(['list:case', 'people', 'caseActs'], ask => heldBy(ask, person.user), [person.user])
  if (!held) return null
  const colleagues = names.people.filter(({ user, status }) => status === 'active' && user !== person.user)
  const some = held.cases.length + held.tasks.length + held.services.length > 0
  const hand = () =>
    act(async () => {
      const outcome = await handOnAll(replica, held, person.user, to)
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) setHanded(outcome)
    })
  return (
    <section className="stack close" data-testid="leaver">
      <h3>{t('moves.leaver.title', { name: person.name })}</h3>
      {handed && (
        <NoteBox tone="ok" live>
          {t('moves.leaver.handed', { cases: handed.done, tasks: handed.tasks, name: names.personName(to) })}
        </NoteBox>
      )}
      <What held={held} names={names} />
      {some && (
        <>
          <SelectField
            label={t('moves.leaver.hand')}
            value={to}
            onValue={setTo}
            none={t('moves.choose')}
            choices={colleagues.map(({ user, name }) => ({ value: user, label: name }))}
          />
          <Refusal refused={refused} />
          <div>
            <Button busy={busy} disabled={to === ''} onClick={hand}>
              {t('moves.leaver.do')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function What({ held, names: { t } }: { held: Held; names: Names }) {
  const { cases, tasks, services, asked, toOfficers, onlyHers, transfers } = held
  const lines = [
    cases.length > 0 && t('moves.leaver.cases', { count: cases.length }),
    tasks.length > 0 && t('moves.leaver.tasks', { count: tasks.length }),
    services.length > 0 && t('moves.leaver.services', { count: services.length }),
    asked.length > 0 && t('moves.leaver.asked', { count: asked.length }),
    toOfficers.length > 0 && t('moves.leaver.toOfficers', { count: toOfficers.length }),
    transfers.length > 0 && t('moves.leaver.transfers', { count: transfers.length }),
  ].filter(line => typeof line === 'string')
  return (
    <>
      {lines.length === 0 && onlyHers.length === 0 && <p>{t('moves.leaver.none')}</p>}
      <ul className="bullets">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {onlyHers.length > 0 && <NoteBox tone="soon">{t('moves.leaver.onlyHers', { count: onlyHers.length })}</NoteBox>}
      {cases.length > 0 && (
        <details>
          <summary>{t('moves.leaver.which')}</summary>
          <ul className="bullets">
            {cases.slice(0, 100).map(row => (
              <li key={row.root}>
                <Link href={`/cases/${row.root}`}>
                  <bdi>{caseTitle(row.header) || text(row.header.code)}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
