import { useState } from 'react'
import { MultiField, RadioField } from '#app/parts/choice.tsx'
import { LongTextField, TextField } from '#app/parts/field.tsx'
import { useReplica } from '#app/session.tsx'
import type { Outcome } from '#replica/types.ts'
import { askApproval, needsApproval } from '../../approvals/approvals.ts'
import { useConfiguration } from '../../configuration/ui/use-configuration.ts'
import { CLOSURE_REASON } from '../../lists.ts'
import type { AskProps } from '../../moving/ui/ask.tsx'
import { ActForm } from '../../moving/ui/form.tsx'
import { dayHere } from '../../today/today.ts'
import { text } from '../../ui/names.ts'
import { type Closing, closeNow, FOLLOW_UPS, stillOpenIn, writeClosing } from '../close-case.ts'
import { Opinion } from './opinion.tsx'

const today = () => dayHere(Date.now())
const HOW = ['given', 'sealed', 'declined', 'notAsked'] as const

/** Closing, in the order of a last conversation: why, what was, what stays open, what she thinks, when to ask again. */
export function CloseCase({ root, names, me, onClose }: AskProps) {
  const { t } = names
  const replica = useReplica()
  const configuration = useConfiguration()
  const [said, say] = useState<Closing>({
    day: today(),
    reasons: [],
    summary: '',
    stillOpen: '',
    opinion: 'notAsked',
    herOpinion: '',
  })
  const [sealed, setSealed] = useState(false)
  const [months, setMonths] = useState<string[]>(FOLLOW_UPS.map(String))
  const put = (part: Partial<Closing>) => say(before => ({ ...before, ...part }))
  const needed = needsApproval('closure', configuration?.approvals)
  const ready = said.reasons.length > 0 && (said.opinion !== 'sealed' || sealed)
  const run = async (): Promise<Outcome> => {
    const written = await writeClosing(replica, root.root, said)
    if (!written.ok) return written
    if (needed) return askApproval(replica, me, root.root, { about: 'closure', record: written.rec, part: 'facts' })
    const closing = {
      facts: { reasons: said.reasons, month: said.day.slice(0, 7) },
      sealed: { narrative: { closedOn: said.day } },
    }
    const who = text(root.records[0]?.facts.caseWorker)
    const followUps = { months: months.map(Number), what: t('closure.task'), ...(who ? { who } : {}) }
    return closeNow(replica, root, closing, followUps)
  }
  return (
    <ActForm
      title={t('closure.title')}
      names={names}
      act={t(needed ? 'closure.ask' : 'closure.close')}
      said={t(needed ? 'closure.askedFor' : 'closure.closed')}
      ready={ready}
      run={run}
      onClose={onClose}
    >
      {tried => (
        <>
          <MultiField
            label={t('closure.reasons')}
            value={said.reasons}
            onValue={reasons => put({ reasons })}
            problem={tried && said.reasons.length === 0 ? t('closure.reasonsMissing') : undefined}
            choices={CLOSURE_REASON.values
              .filter(value => value !== 'notRecorded')
              .map(value => ({ value, label: t(`lists.closureReason.${value}`) }))}
          />
          <TextField
            label={t('closure.day')}
            type="date"
            value={said.day}
            onValue={day => put({ day: day || today() })}
          />
          <LongTextField
            label={t('closure.summary')}
            value={said.summary}
            onValue={summary => put({ summary })}
            maxLength={20_000}
          />
          <StillOpen root={root} names={names} />
          <LongTextField
            label={t('closure.stillOpen')}
            hint={t('closure.stillOpenHint')}
            value={said.stillOpen}
            onValue={stillOpen => put({ stillOpen })}
            maxLength={20_000}
          />
          <RadioField
            label={t('closure.opinion')}
            hint={t('closure.opinionHow')}
            value={said.opinion}
            onValue={value => put({ opinion: HOW.find(each => each === value) ?? 'notAsked', herOpinion: '' })}
            choices={HOW.map(value => ({ value, label: t(`closure.how.${value}`) }))}
          />
          {said.opinion === 'given' && (
            <LongTextField
              label={t('closure.said')}
              value={said.herOpinion}
              onValue={herOpinion => put({ herOpinion })}
              maxLength={20_000}
            />
          )}
          {said.opinion === 'sealed' && (
            <Opinion names={names} me={me} sealed={sealed} onSealed={() => setSealed(true)} />
          )}
          <MultiField
            label={t('closure.followUp')}
            value={months}
            onValue={setMonths}
            choices={FOLLOW_UPS.map(count => ({ value: String(count), label: t('closure.months', { count }) }))}
          />
        </>
      )}
    </ActForm>
  )
}

function StillOpen({ root, names }: Pick<AskProps, 'root' | 'names'>) {
  const { t } = names
  const { tasks, services, documents } = stillOpenIn(root.records)
  if (tasks + services + documents === 0) return <p className="sub">{t('closure.nothingOpen')}</p>
  return (
    <ul className="bullets">
      {tasks > 0 && <li>{t('closure.openTasks', { count: tasks })}</li>}
      {services > 0 && <li>{t('closure.openServices', { count: services })}</li>}
      {documents > 0 && <li>{t('closure.documents', { count: documents })}</li>}
    </ul>
  )
}
