import { useState } from 'react'
import { listOf, writtenInstant } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { Skeleton } from '#app/parts/skeleton.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import type { ConsentReach, OpenRecord, OpenRoot, Refused, Replica } from '#replica/types.ts'
import { dayHere } from '../../today/today.ts'
import { type Names, text } from '../../ui/names.ts'
import { readerName, recipientName } from './said.ts'

interface Props {
  root: OpenRoot
  names: Names
  record: OpenRecord
  onClose: () => void
}
type Done = { waiting: boolean; rotated: boolean; told: string[] }

/** Withdrawing: what it changes before, what it changed after, and both times what nobody can un-know. */
export function WithdrawDialog({ root, names, record, onClose }: Props) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [words, setWords] = useState('')
  const [refused, setRefused] = useState<Refused | undefined>()
  const [done, setDone] = useState<Done | undefined>()
  const answer = useLive([], replica => replica.consentReach({ root: root.root, rec: record.rec }), [record.rec])
  const reach = answer?.ok === true ? answer.reach : undefined
  const withdraw = () =>
    act(async () => {
      const narrative =
        record.kind === 'consentRecord'
          ? {
              withdrawnOn: dayHere(Date.now()),
              ...(words.trim() === '' ? {} : { withdrawnWords: words }),
            }
          : undefined
      const ended = await replica.withdrawConsent(
        { root: root.root, rec: record.rec },
        narrative === undefined ? undefined : { narrative },
      )
      setRefused(ended.ok ? undefined : ended)
      if (ended.ok) setDone({ ...ended, told: await askToTell(replica, { root, names, record }, reach) })
    })
  return (
    <Dialog title={t('consents.end.title')} onClose={onClose}>
      <div className="stack">
        <p>
          <b>{recipientName(record.facts, root, names)}</b>
        </p>
        <Refusal refused={refused ?? (answer?.ok === false ? answer : undefined)} />
        {done && (
          <NoteBox tone="ok" live>
            <p>{t(`consents.end.${done.waiting ? 'doneWaiting' : done.rotated ? 'done' : 'doneKeys'}`)}</p>
            {done.told.length > 0 && <p>{t('consents.end.tasks', { names: listOf(done.told, names.language) })}</p>}
          </NoteBox>
        )}
        {!done && <h3>{t('consents.end.before')}</h3>}
        {!reach && <Skeleton lines={3} />}
        {reach && !done && (
          <p>
            {reach.loses.length === 0
              ? t('consents.end.nobody')
              : t('consents.end.loses', {
                  names: listOf(
                    reach.loses.map(id => readerName(id, names)),
                    names.language,
                  ),
                })}
          </p>
        )}
        {reach && <Known reach={reach} names={names} />}
        {!done && record.kind === 'consentRecord' && (
          <LongTextField label={t('consents.end.words')} value={words} onValue={setWords} rows={2} maxLength={5000} />
        )}
        <div className="row end">
          {done ? (
            <Button look="primary" autoFocus onClick={onClose}>
              {t('app.close')}
            </Button>
          ) : (
            <>
              <Button onClick={onClose}>{t('app.cancel')}</Button>
              <Button look="primary" busy={busy} onClick={withdraw}>
                {t('consents.end.do')}
              </Button>
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}

function Known({ reach, names }: { reach: ConsentReach; names: Names }) {
  const { t, language } = names
  const given = reach.disclosures.filter(({ how }) => how !== 'share')
  return (
    <>
      <h3>{t('consents.end.known')}</h3>
      {reach.opened.length + given.length === 0 && reach.log && <p>{t('consents.end.knownNone')}</p>}
      {!reach.log && <p className="sub">{t('consents.end.noLog')}</p>}
      <ul>
        {reach.opened.map(({ user, times, last }) => (
          <li key={user}>
            {t('consents.end.opened', {
              name: names.personName(user),
              times: `${times} ×`,
              day: writtenInstant(last, language),
            })}
          </li>
        ))}
        {given.map(({ rec, how, by, at }) => (
          <li key={rec}>
            {t('consents.end.gave', {
              how: t(`lists.disclosureHow.${how}`),
              name: names.personName(by),
              day: writtenInstant(at, language),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Whoever was given something outside has to be told by somebody: a task for today. Teams inside lose the case and see it. */
async function askToTell(
  replica: Replica,
  { root, names, record }: Pick<Props, 'root' | 'names' | 'record'>,
  reach: ConsentReach | undefined,
): Promise<string[]> {
  const given = (reach?.disclosures ?? []).filter(({ how }) => how !== 'share')
  if (given.length === 0) return []
  const name = recipientName(record.facts, root, names)
  const made = await replica.create('task', {
    root: root.root,
    facts: {
      status: 'open',
      due: dayHere(Date.now()),
      ...(text(root.records[0]?.facts.caseWorker) ? { assignee: root.records[0]?.facts.caseWorker } : {}),
    },
    sealed: { narrative: { what: names.t('consents.end.task', { name }) } },
  })
  return made.ok ? [name] : []
}
