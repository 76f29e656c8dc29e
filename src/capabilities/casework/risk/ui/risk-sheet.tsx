import { Fragment, useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { MultiField, RadioField } from '#app/parts/choice.tsx'
import { LongTextField, TextField } from '#app/parts/field.tsx'
import { NoteBox, Pill, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { Draft, OpenRecord, OpenRoot, Refused } from '#replica/types.ts'
import { answerers } from '../../approvals/approvals.ts'
import { ApprovalBox } from '../../approvals/ui/approval-box.tsx'
import { useConfiguration } from '../../configuration/ui/use-configuration.ts'
import { RISK_AREA, RISK_LEVEL } from '../../lists.ts'
import { dayOf } from '../../story/entries.ts'
import { dayAfter, dayHere } from '../../today/today.ts'
import { useBegun, useKeptForm } from '../../ui/kept-form.ts'
import { type Names, text, texts } from '../../ui/names.ts'
import { newestFirst } from '../../ui/order.ts'
import { RiskPill } from '../../ui/risk-pill.tsx'
import { WhoCanOpen } from '../../ui/who-can-open.tsx'
import { isRise, leadToTell, recordRisk, waitsForLead } from '../record-risk.ts'

interface Props {
  root: OpenRoot
  names: Names
  me: string
}
const today = () => dayHere(Date.now())
const inDays = (days: number) => dayAfter(dayHere(Date.now()), days)

/** How high the risk is and was, when it is looked at again, and who has to look now. */
export function RiskSheet({ root, names, me }: Props) {
  const { t } = names
  const begun = useBegun(root.root, 'riskLevel')
  const [chosen, set] = useState<boolean | undefined>()
  const setting = begun !== undefined && (chosen ?? begun !== 'none')
  const configuration = useConfiguration()
  const levels = newestFirst(root.records.filter(record => record.kind === 'riskLevel'))
  const [latest] = levels.filter(record => record.facts.takenBack !== true)
  const needed = configuration?.approvals.highRisk !== 'nobody'
  return (
    <Sheet
      title={t('riskSafety.level.title')}
      who={<WhoCanOpen root={root} part="narrative" names={names} />}
      actions={
        root.mine.includes('narrative') &&
        !setting && (
          <Button small onClick={() => set(true)}>
            {t('riskSafety.level.set')}
          </Button>
        )
      }
    >
      {levels.length === 0 && !setting && <p className="sub">{t('riskSafety.level.none')}</p>}
      {setting && (
        <SetRisk
          root={root}
          names={names}
          me={me}
          begun={begun === 'none' ? undefined : begun}
          onClose={() => set(false)}
        />
      )}
      {latest && waitsForLead(latest) && <Seen record={latest} root={root} names={names} me={me} />}
      {levels.map(record => (
        <Fragment key={record.rec}>
          <LevelLine record={record} names={names} />
          {record === latest && latest.facts.level === 'high' && (
            <ApprovalBox
              root={root}
              names={names}
              me={me}
              subject={{ about: 'highRisk', record: latest.rec, part: 'facts' }}
              needed={needed && latest.facts.raised === true}
            />
          )}
        </Fragment>
      ))}
    </Sheet>
  )
}

function LevelLine({ record, names }: { record: OpenRecord; names: Names }) {
  const { t, language } = names
  const values = record.sealed.narrative
  return (
    <div className="card" data-testid="risk-level">
      <div className="row">
        <RiskPill level={record.facts.level} />
        <span className="sub grow">
          {writtenDay(dayOf(record), language)}
          {record.versions.facts && ` · ${names.personName(record.versions.facts.author)}`}
        </span>
        {record.facts.takenBack === true && <Pill>{t('riskSafety.level.takenBack')}</Pill>}
      </div>
      {!values && record.closed.includes('narrative') && <p className="sub">{t('cases.closedPart')}</p>}
      {texts(values?.areas).length > 0 && (
        <p>
          {texts(values?.areas)
            .map(area => t(`lists.riskArea.${area}`))
            .join(' · ')}
        </p>
      )}
      {text(values?.reasons) && (
        <p className="pre reading" dir="auto">
          {text(values?.reasons)}
        </p>
      )}
      {text(values?.reviewOn) && (
        <p className="sub">{t('riskSafety.level.review', { day: writtenDay(text(values?.reviewOn), language) })}</p>
      )}
      {text(values?.seenBy) && (
        <p className="sub">{t('riskSafety.level.seenBy', { name: names.personName(text(values?.seenBy)) })}</p>
      )}
    </div>
  )
}

/** A rise waits for whoever leads; who wrote it cannot say that it was seen. */
function Seen({ record, root, names, me }: Props & { record: OpenRecord }) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const told = text(record.facts.told)
  const ids = root.teams.map(({ team }) => team)
  const author = record.versions.facts?.author ?? ''
  const mayTell = author !== me && (answerers(ids, names, [author]).includes(me) || told === me)
  return (
    <NoteBox tone="danger" live title={t('riskSafety.level.raised')}>
      <p>
        {told === '' ? t('riskSafety.level.nobodyTold') : t('riskSafety.level.told', { name: names.personName(told) })}
      </p>
      <Refusal refused={refused} />
      {mayTell && (
        <Button
          small
          busy={busy}
          onClick={() =>
            act(async () => {
              const seen = await replica.change(record, { sealed: { narrative: { seenBy: me } } }, record)
              if (!seen.ok) setRefused(seen)
            })
          }
        >
          {t('riskSafety.level.iHaveSeen')}
        </Button>
      )}
    </NoteBox>
  )
}

function SetRisk({ root, names, me, begun, onClose }: Props & { begun: Draft | undefined; onClose: () => void }) {
  const { t } = names
  const replica = useReplica()
  const configuration = useConfiguration()
  const { busy, act } = useAct()
  const { values, put, drop } = useKeptForm(root.root, 'riskLevel', begun, {
    assessedOn: today(),
    reviewOn: inDays(configuration?.reviewDays.risk ?? 30),
  })
  const level = text(values.level)
  const reasons = text(values.reasons)
  const areas = texts(values.areas)
  const [wrong, setWrong] = useState<'level' | 'reasons' | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const [head] = root.records
  const chosen = RISK_LEVEL.values.find(one => one === level)
  const rises = chosen !== undefined && isRise(head?.facts.riskLevel, chosen)
  const told = leadToTell(root, names.teams, me)
  const choices = (list: { name: string; values: readonly string[] }) =>
    list.values.map(value => ({ value, label: t(`lists.${list.name}.${value}`) }))
  const save = () => {
    const missing = chosen === undefined ? 'level' : reasons.trim() === '' ? 'reasons' : undefined
    setWrong(missing)
    if (missing || chosen === undefined) return document.getElementById(`risk-${missing}`)?.focus()
    act(async () => {
      const outcome = await recordRisk(
        replica,
        root,
        { level: chosen, areas, reasons, assessedOn: text(values.assessedOn), reviewOn: text(values.reviewOn) },
        {
          me,
          teams: names.teams,
          today: today(),
          task: t('riskSafety.level.task', { level: t(`lists.riskLevel.${chosen}`) }),
          secondLook: configuration?.approvals.highRisk !== 'nobody',
        },
      )
      if (!outcome.ok) return setRefused(outcome)
      await drop()
      toast(
        outcome.told === undefined
          ? t('app.saved')
          : t('riskSafety.level.toldNow', { name: names.personName(outcome.told) }),
      )
      onClose()
    })
  }
  return (
    <form
      className="stack inline-form"
      noValidate
      aria-label={t('riskSafety.level.set')}
      onSubmit={event => {
        event.preventDefault()
        if (!busy) save()
      }}
    >
      <Refusal refused={refused} />
      <RadioField
        id="risk-level"
        label={t('fields.riskLevel.level.label')}
        hint={t('riskSafety.level.hint')}
        value={level}
        onValue={next => put({ level: next })}
        choices={choices(RISK_LEVEL)}
        problem={wrong === 'level' ? t('riskSafety.level.needsLevel') : undefined}
      />
      {rises && (
        <NoteBox tone="soon" live>
          {told === undefined
            ? t('riskSafety.level.nobodyTold')
            : t('riskSafety.level.willTell', { name: names.personName(told) })}
        </NoteBox>
      )}
      <MultiField
        label={t('fields.riskLevel.areas.label')}
        value={areas}
        onValue={next => put({ areas: next })}
        choices={choices(RISK_AREA)}
      />
      <LongTextField
        id="risk-reasons"
        label={t('fields.riskLevel.reasons.label')}
        value={reasons}
        onValue={next => put({ reasons: next })}
        rows={3}
        problem={wrong === 'reasons' ? t('riskSafety.level.needsReason') : undefined}
      />
      <div className="pair">
        <TextField
          label={t('fields.riskLevel.assessedOn.label')}
          type="date"
          value={text(values.assessedOn)}
          onValue={next => put({ assessedOn: next })}
          required
        />
        <TextField
          label={t('fields.riskLevel.reviewOn.label')}
          type="date"
          value={text(values.reviewOn)}
          onValue={next => put({ reviewOn: next })}
        />
      </div>
      <div className="actions row end">
        <Button onClick={() => void drop().then(onClose)}>{t('app.cancel')}</Button>
        <Button look="primary" type="submit" busy={busy}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
}
