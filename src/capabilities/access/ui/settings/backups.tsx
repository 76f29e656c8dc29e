import { useState } from 'react'
import { Link } from 'wouter'
import { writtenInstant } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { TextField } from '#app/parts/field.tsx'
import { Form } from '#app/parts/form.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useMe } from '#app/session.tsx'
import type { Refused } from '#replica/types.ts'
import { useHouseRules } from './house-rules.ts'

const DAY = 86_400_000

/** When the newest entry of the log says a backup was made; `none` when it holds none. Officers only: others may not read it. */
function useLastBackup(officer: boolean): { at?: number } | Refused | undefined {
  return useLive(
    [],
    async replica => {
      if (!officer) return undefined
      const log = await replica.readLog()
      if (!log.ok) return log
      const found = log.lines.find(({ action }) => action === 'backup')
      return found ? { at: found.at } : {}
    },
    [officer],
  )
}
const isRefused = (answer: { at?: number } | Refused): answer is Refused => 'ok' in answer

/** When the last backup was made, and after how many days its officers are reminded. */
export function BackupSettings() {
  const { t, language } = useWords()
  const me = useMe()
  const house = useHouseRules()
  const last = useLastBackup(me.officer)
  return (
    <Sheet>
      <div className="stack">
        <p className="reading">{t('access.settings.backups.text')}</p>
        <p className="reading">{t('access.settings.backups.restore')}</p>
        {last && isRefused(last) && <Refusal refused={last} />}
        {last && !isRefused(last) && (
          <dl className="facts">
            <dt>{t('access.settings.backups.last')}</dt>
            <dd>{last.at === undefined ? t('access.settings.backups.never') : writtenInstant(last.at, language)}</dd>
          </dl>
        )}
        {last && !isRefused(last) && <State at={last.at} days={house?.rules.backupDays} />}
        {me.officer && house && (
          <Remind key={house.rules.backupDays ?? ''} days={house.rules.backupDays} save={house.save} />
        )}
        {!me.officer && <p className="sub">{t('access.settings.officersOnly')}</p>}
      </div>
    </Sheet>
  )
}

function State({ at, days }: { at: number | undefined; days: number | undefined }) {
  const { t } = useWords()
  if (at === undefined) return <NoteBox tone="danger">{t('access.settings.backups.none')}</NoteBox>
  const count = Math.floor((Date.now() - at) / DAY)
  const late = days !== undefined && count > days
  return (
    <NoteBox tone={late ? 'soon' : 'ok'}>
      {t(late ? 'access.settings.backups.late' : 'access.settings.backups.good', { count })}
    </NoteBox>
  )
}

/** Shown to officers where they work: only when there is something to do. */
export function BackupReminder() {
  const { t } = useWords()
  const me = useMe()
  const house = useHouseRules()
  const days = house?.rules.backupDays
  const last = useLastBackup(me.officer && days !== undefined)
  if (!last || isRefused(last) || days === undefined) return null
  const count = last.at === undefined ? undefined : Math.floor((Date.now() - last.at) / DAY)
  if (count !== undefined && count <= days) return null
  return (
    <div className="after">
      <NoteBox tone="soon">
        <p className="reading">
          {count === undefined ? t('access.settings.backups.none') : t('access.settings.backups.late', { count })}
        </p>
        <Link href="/settings/backups">{t('access.settings.backups.look')}</Link>
      </NoteBox>
    </div>
  )
}

function Remind(props: { days: number | undefined; save: NonNullable<ReturnType<typeof useHouseRules>>['save'] }) {
  const { t } = useWords()
  const { busy, act } = useAct()
  const [typed, type] = useState(props.days === undefined ? '' : String(props.days))
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const text = typed.trim()
  const good = text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 365)
  const save = () => {
    setTried(true)
    if (!good) return
    act(async () => {
      const outcome = await props.save({ backupDays: text === '' ? null : Number(text) })
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) toast(t('access.settings.saved'))
    })
  }
  return (
    <Form busy={busy} onSubmit={save}>
      {tried && !good && <ErrorSummary problems={[{ id: 'backup-days', text: t('access.settings.backups.number') }]} />}
      <Refusal refused={refused} />
      <TextField
        id="backup-days"
        label={t('access.settings.backups.remind')}
        hint={t('access.settings.backups.remindHint')}
        problem={tried && !good ? t('access.settings.backups.number') : undefined}
        value={typed}
        onValue={type}
        inputMode="numeric"
        maxLength={3}
      />
      <div>
        <Button type="submit" busy={busy}>
          {t('app.save')}
        </Button>
      </div>
    </Form>
  )
}
