import { useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { MultiField, SelectField, Tick } from '#app/parts/choice.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive } from '#app/session.tsx'
import type { Refused, Team } from '#replica/types.ts'
import { said } from '../../screening/instrument.ts'
import { useInstruments } from '../../screening/ui/use-instruments.ts'
import { differences } from '../difference.ts'
import { CONFIGURATION_FORMAT, type ConfigurationFile } from '../file.ts'
import { APPROVERS, DECIDED, REVIEW_DAYS, REVIEWED } from '../read.ts'
import { Differences } from './differences.tsx'
import { Questions } from './questions.tsx'
import { useChange } from './use-configured.ts'

type Draft = Pick<ConfigurationFile, 'reviewDays' | 'approvals' | 'twoOfficers' | 'instrumentsByTeam' | 'notAsked'>

/** The rules, changed on the screen. What would change stands below before it is saved. */
export function Rules({ now }: { now: ConfigurationFile }) {
  const { t } = useWords()
  const change = useChange()
  const { busy, act } = useAct()
  const teams = useLive(['people'], replica => replica.teams(), [])
  const [draft, setDraft] = useState<Draft>({})
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const file: ConfigurationFile = { format: CONFIGURATION_FORMAT, ...draft }
  const found = differences(now, file)
  const wrongDays = REVIEWED.filter(name => {
    const value = draft.reviewDays?.[name]
    return value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= 3650)
  })
  const problems = [
    ...wrongDays.map(name => ({ id: `days-${name}`, text: t('configuring.days.wrong') })),
    ...(why.trim() === '' ? [{ id: 'configuring-why', text: t('configuring.whyNeeded') }] : []),
  ]
  const put = (part: Draft) => setDraft({ ...draft, ...part })
  const save = () => {
    setTried(true)
    if (problems.length > 0 || found.length === 0) return
    act(async () => {
      const done = await change(file, why.trim())
      setRefused(done.ok ? undefined : done)
      if (!done.ok) return
      setDraft({})
      setWhy('')
      setTried(false)
      toast(t(done.proposed ? 'configuring.proposed' : 'configuring.saved'))
    })
  }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <Sheet title={t('configuring.days.title')}>
        <p className="sub reading">{t('configuring.days.text')}</p>
        <div className="choices-of-rules">
          {REVIEWED.map(name => (
            <TextField
              key={name}
              id={`days-${name}`}
              label={t(`configuring.reviewed.${name}`)}
              inputMode="numeric"
              value={String(draft.reviewDays?.[name] ?? now.reviewDays?.[name] ?? REVIEW_DAYS[name])}
              problem={tried && wrongDays.includes(name) ? t('configuring.days.wrong') : undefined}
              onValue={value => put({ reviewDays: { ...draft.reviewDays, [name]: Number.parseInt(value, 10) || 0 } })}
            />
          ))}
        </div>
      </Sheet>
      <Sheet title={t('configuring.approvals.title')}>
        <p className="sub reading">{t('configuring.approvals.text')}</p>
        <div className="choices-of-rules">
          {DECIDED.map(name => (
            <SelectField
              key={name}
              label={t(`configuring.decided.${name}`)}
              value={draft.approvals?.[name] ?? now.approvals?.[name] ?? 'lead'}
              onValue={value =>
                put({ approvals: { ...draft.approvals, [name]: APPROVERS.find(one => one === value) ?? 'lead' } })
              }
              choices={APPROVERS.map(value => ({ value, label: t(`configuring.approver.${value}`) }))}
            />
          ))}
        </div>
      </Sheet>
      <Instruments now={now} draft={draft} teams={teams ?? []} onPut={put} />
      <Questions
        notAsked={draft.notAsked ?? now.notAsked ?? []}
        onNotAsked={notAsked => put({ notAsked: [...notAsked].sort() })}
      />
      <Sheet title={t('configuring.change.title')}>
        <div className="stack">
          <Tick
            label={t('configuring.twoOfficers')}
            note={t('configuring.twoOfficersNote')}
            checked={draft.twoOfficers ?? now.twoOfficers ?? false}
            onChecked={twoOfficers => put({ twoOfficers })}
          />
          <Differences found={found} />
          {tried && found.length > 0 && problems.length > 0 && <ErrorSummary problems={problems} />}
          <Refusal refused={refused} />
          {found.length > 0 && (
            <>
              <NoteBox>{t('configuring.devices')}</NoteBox>
              <TextField
                id="configuring-why"
                label={t('configuring.why')}
                value={why}
                onValue={setWhy}
                problem={tried && why.trim() === '' ? t('configuring.whyNeeded') : undefined}
                autoComplete="off"
              />
              <div className="row">
                <Button look="primary" type="submit" busy={busy}>
                  {t('app.save')}
                </Button>
                <Button look="quiet" onClick={() => setDraft({})}>
                  {t('configuring.undo')}
                </Button>
              </div>
            </>
          )}
        </div>
      </Sheet>
    </form>
  )
}

function Instruments(props: {
  now: ConfigurationFile
  draft: Draft
  teams: readonly Team[]
  onPut: (part: Draft) => void
}) {
  const { now, draft, onPut } = props
  const { t, language } = useWords()
  const shelf = useInstruments()
  const teams = props.teams.filter(team => team.purpose === 'cases' || team.purpose === 'centre')
  const [team, choose] = useState('')
  const name = teams.find(one => one.id === team)?.name ?? ''
  const all = (shelf?.offered ?? []).map(one => ({ value: one.id, label: said(one.title, language, one) }))
  const used = draft.instrumentsByTeam?.[name] ?? now.instrumentsByTeam?.[name] ?? all.map(one => one.value)
  if (teams.length === 0) return null
  return (
    <Sheet title={t('configuring.instruments.title')}>
      <div className="stack">
        <SelectField
          label={t('configuring.instruments.team')}
          value={team}
          onValue={choose}
          none={t('configuring.instruments.choose')}
          choices={teams.map(one => ({ value: one.id, label: one.name }))}
        />
        {name !== '' && (
          <MultiField
            label={t('configuring.instruments.used', { name })}
            value={used}
            onValue={ids => onPut({ instrumentsByTeam: { ...draft.instrumentsByTeam, [name]: ids } })}
            choices={all}
          />
        )}
      </div>
    </Sheet>
  )
}
