import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { saveAs } from '#app/documents/save-as.ts'
import { writtenInstant } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox, Progress, Sheet } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import type { LogLine, Refused } from '#replica/types.ts'
import { actionText, csvOf, GROUPS, type LogFilter, passes } from './log-lines.ts'
import { type LogNames, useLogNames } from './log-names.ts'
import type { KeptCases } from './retention.tsx'

const ALL: LogFilter = { person: '', group: '', from: '', to: '' }
const STEP = 100

/** Who did what, from the signed log: read whole, filtered here, and written into a file when an auditor asks for it. */
export function LogSettings({ cases }: { cases: KeptCases }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [log, setLog] = useState<{ lines: LogLine[]; size: number; whole: boolean } | undefined>()
  const [progress, setProgress] = useState({ done: 0, total: 0 })
  const [refused, setRefused] = useState<Refused | undefined>()
  const read = () =>
    act(async () => {
      const outcome = await replica.readLog(undefined, setProgress)
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) setLog(outcome)
    })
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once when the page opens; later only on the person's wish
  useEffect(read, [])
  return (
    <>
      <Sheet>
        <div className="stack">
          <p className="reading">{t('access.settings.log.text')}</p>
          <Refusal refused={refused} />
          {busy && (
            <Progress
              label={t('access.settings.log.reading', { done: progress.done, of: progress.total })}
              done={progress.done}
              of={progress.total || undefined}
            />
          )}
          {log && (
            <NoteBox tone={log.whole ? 'ok' : 'soon'} live>
              {log.whole
                ? t('access.settings.log.whole', { count: log.size })
                : t('access.settings.log.part', { shown: log.lines.length, count: log.size })}
            </NoteBox>
          )}
          <div>
            <Button small busy={busy} onClick={read}>
              {t('access.settings.log.again')}
            </Button>
          </div>
        </div>
      </Sheet>
      {log && <Entries lines={log.lines} cases={cases} />}
    </>
  )
}

function Entries({ lines, cases }: { lines: readonly LogLine[]; cases: KeptCases }) {
  const { t, language } = useWords()
  const names = useLogNames(cases)
  const [filter, setFilter] = useState(ALL)
  const [asked, ask] = useState('')
  const [shown, setShown] = useState(STEP)
  const hits = useLive(
    [],
    replica =>
      asked.trim() === '' ? Promise.resolve(undefined) : replica.search(asked, { kind: cases.kind, limit: 50 }),
    [asked],
  )
  const found = useMemo(() => {
    const whole = asked.trim() !== '' && hits ? { ...filter, roots: new Set(hits.map(hit => hit.root)) } : filter
    return lines.filter(line => passes(line, whole))
  }, [lines, filter, asked, hits])
  const put = (part: Partial<LogFilter>) => {
    setFilter({ ...filter, ...part })
    setShown(STEP)
  }
  const heads = ['when', 'who', 'what', 'about'].map(key => t(`access.settings.log.${key}`))
  const save = () =>
    saveAs(
      new TextEncoder().encode(
        csvOf([
          heads,
          ...found.map(line => [
            new Date(line.at).toISOString(),
            names.who(line.user),
            actionText(line.action, t),
            line.objects.map(id => names.about(id)?.text ?? id).join('; '),
          ]),
        ]),
      ),
      'log.csv',
    )
  const filtered = asked !== '' || Object.values(filter).some(value => value !== '')
  return (
    <Sheet title={t('access.settings.log.found', { count: found.length })}>
      <div className="log-filters no-print">
        <SelectField
          label={t('access.settings.log.person')}
          value={filter.person}
          onValue={person => put({ person })}
          none={t('access.settings.log.anyone')}
          choices={[...names.people, { value: 'server', label: t('access.settings.log.server') }]}
        />
        <SelectField
          label={t('access.settings.log.action')}
          value={filter.group}
          onValue={group => put({ group })}
          none={t('access.settings.log.anything')}
          choices={GROUPS.map(value => ({ value, label: t(`access.settings.group.${value}`) }))}
        />
        <TextField
          label={t('access.settings.log.from')}
          type="date"
          value={filter.from}
          onValue={from => put({ from })}
        />
        <TextField label={t('access.settings.log.to')} type="date" value={filter.to} onValue={to => put({ to })} />
        <TextField label={t('access.settings.log.case')} value={asked} onValue={ask} autoComplete="off" />
      </div>
      {found.length === 0 && (
        <p className="sub" role="status">
          {t('access.settings.log.none')}
        </p>
      )}
      {found.slice(0, shown).map(line => (
        <div className="line log" key={line.seq}>
          <time>{writtenInstant(line.at, language)}</time>
          <div>
            <bdi>{names.who(line.user)}</bdi> <span>{actionText(line.action, t)}</span>
            <About line={line} names={names} />
          </div>
        </div>
      ))}
      <div className="row log-acts no-print">
        {found.length > shown && (
          <Button onClick={() => setShown(shown + STEP)}>{t('access.settings.log.more')}</Button>
        )}
        {filtered && (
          <Button
            look="quiet"
            onClick={() => {
              setFilter(ALL)
              ask('')
            }}
          >
            {t('access.settings.log.clear')}
          </Button>
        )}
        <Button onClick={save}>{t('access.settings.log.file')}</Button>
      </div>
      <p className="sub no-print">{t('access.settings.log.fileNote')}</p>
    </Sheet>
  )
}

function About({ line, names }: { line: LogLine; names: LogNames }) {
  const known = line.objects.filter(id => id !== line.user).flatMap(id => names.about(id) ?? [])
  if (known.length === 0) return null
  return (
    <span className="sub">
      {known.slice(0, 4).map(({ id, text, href }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          {href ? (
            <Link href={href}>
              <bdi>{text}</bdi>
            </Link>
          ) : (
            <bdi>{text}</bdi>
          )}
        </span>
      ))}
      {known.length > 4 && ` +${known.length - 4}`}
    </span>
  )
}
