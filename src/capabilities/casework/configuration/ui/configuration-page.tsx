import { useState } from 'react'
import { Link } from 'wouter'
import { saveAs } from '#app/documents/save-as.ts'
import { writtenInstant } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox, Pill, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useMe, useReplica } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { Refused, Replica, Values } from '#replica/types.ts'
import { useNames } from '../../ui/names.ts'
import { applyConfiguration } from '../apply.ts'
import { differences } from '../difference.ts'
import {
  CONFIGURATION_FORMAT,
  type ConfigurationFile,
  type FileProblem,
  type Known,
  readConfigurationFile,
  writeConfigurationFile,
} from '../file.ts'
import { keptConfiguration, readConfiguration } from '../read.ts'
import { Differences } from './differences.tsx'
import { Rules } from './rules.tsx'
import { useChange, useConfigured, useKnown } from './use-configured.ts'
import './configuration.css'

/** How the organisation works: decided here, kept in versions, carried as one file. */
export function ConfigurationPage() {
  const { t } = useWords()
  const me = useMe()
  const now = useConfigured()
  const known = useKnown()
  return (
    <>
      <p className="settings-back no-print">
        <Link href="/settings">{t('access.settings.back')}</Link>
      </p>
      <Page title={t('configuring.title')} lead={t('configuring.lead')}>
        <div className="reading-wide">
          {!me.officer && <NoteBox>{t('configuring.officers')}</NoteBox>}
          {now && known && (
            <>
              {me.officer && <Waiting now={now} known={known} />}
              {me.officer && <Rules now={now} />}
              <FileDoor now={now} known={known} officer={me.officer} />
              <Versions now={now} officer={me.officer} />
            </>
          )}
        </div>
      </Page>
    </>
  )
}

/** The file: out for keeping and comparing, in with its difference shown first. */
function FileDoor({ now, known, officer }: { now: ConfigurationFile; known: Known; officer: boolean }) {
  const { t } = useWords()
  const [problems, setProblems] = useState<readonly FileProblem[]>([])
  const [file, setFile] = useState<ConfigurationFile | undefined>()
  const read = async (chosen: File | undefined) => {
    if (!chosen) return
    const outcome = readConfigurationFile(await chosen.text(), known)
    setProblems(outcome.ok ? [] : outcome.problems)
    setFile(outcome.ok ? outcome.file : undefined)
  }
  return (
    <Sheet title={t('configuring.file.title')}>
      <div className="stack">
        <p className="sub reading">{t('configuring.file.text')}</p>
        <div>
          <Button onClick={() => saveAs(new TextEncoder().encode(writeConfigurationFile(now)), 'configuration.json')}>
            {t('configuring.file.out')}
          </Button>
        </div>
        {officer && (
          <label className="field">
            <span className="label">{t('configuring.file.in')}</span>
            <input
              className="input"
              type="file"
              accept=".json,application/json"
              onChange={event => {
                const [chosen] = event.target.files ?? []
                void read(chosen)
              }}
            />
          </label>
        )}
        {problems.length > 0 && <Problems problems={problems} />}
        {file && <Take key={writeConfigurationFile(file)} now={now} file={file} onDone={() => setFile(undefined)} />}
      </div>
    </Sheet>
  )
}

const MOST_SHOWN = 50

function Problems({ problems }: { problems: readonly FileProblem[] }) {
  const { t } = useWords()
  return (
    <div role="alert">
      <NoteBox tone="danger">
        <b>{t('configuring.file.wrong', { count: problems.length })}</b>
        <ul className="bullets">
          {problems.slice(0, MOST_SHOWN).map(problem => (
            <li key={`${problem.place} ${problem.code}`}>
              {problem.place && <code>{problem.place}</code>} {t(`configuring.problems.${problem.code}`, problem.data)}
            </li>
          ))}
        </ul>
      </NoteBox>
    </div>
  )
}

/** What a file would change, and the button that makes it so. */
function Take(props: { now: ConfigurationFile; file: ConfigurationFile; onDone: () => void }) {
  const { t } = useWords()
  const change = useChange()
  const { busy, act } = useAct()
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const found = differences(props.now, props.file)
  const needed = tried && why.trim() === '' ? t('configuring.whyNeeded') : undefined
  return (
    <section className="stack" aria-label={t('configuring.differences')}>
      <p role="status">{t('configuring.file.changes', { count: found.length })}</p>
      <Differences found={found} />
      <Refusal refused={refused} />
      {found.length > 0 && (
        <TextField
          id="take-why"
          label={t('configuring.why')}
          value={why}
          onValue={setWhy}
          problem={needed}
          autoComplete="off"
        />
      )}
      <div className="row">
        {found.length > 0 && (
          <Button
            look="primary"
            busy={busy}
            onClick={() => {
              setTried(true)
              if (why.trim() === '') return
              act(async () => {
                const done = await change(props.file, why.trim())
                setRefused(done.ok ? undefined : done)
                if (!done.ok) return
                const { unknownTeams } = done
                toast(
                  unknownTeams.length > 0
                    ? t('configuring.file.unknownTeams', { names: unknownTeams.join(', ') })
                    : t(done.proposed ? 'configuring.proposed' : 'configuring.saved'),
                )
                props.onDone()
              })
            }}
          >
            {t('configuring.file.apply')}
          </Button>
        )}
        <Button look="quiet" onClick={props.onDone}>
          {t('configuring.undo')}
        </Button>
      </div>
    </section>
  )
}

const proposalsOf = async (replica: Replica) => {
  const page = await replica.list({ kind: 'configurationProposal', limit: 50 })
  const open = page.rows.filter(row => row.header.state === 'open')
  const whole = await Promise.all(open.map(row => replica.open(row.root)))
  return whole.flatMap(one => (one.ok ? one.root.records.slice(0, 1) : []))
}

/** Changes of another officer that wait for a second one. Nobody applies her own. */
function Waiting({ now, known }: { now: ConfigurationFile; known: Known }) {
  const { t } = useWords()
  const me = useMe()
  const names = useNames()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const waiting = useLive(['list:configurationProposal'], proposalsOf, [])
  if (!waiting || waiting.length === 0) return null
  return (
    <Sheet title={t('configuring.waiting.title')}>
      <Refusal refused={refused} />
      {waiting.map(record => {
        const header: Values = record.sealed.header ?? {}
        const author = record.versions.header?.author ?? ''
        const read = readConfigurationFile(typeof header.file === 'string' ? header.file : '', known)
        const settle = (state: 'applied' | 'declined') =>
          act(async () => {
            setRefused(undefined)
            const why = typeof header.why === 'string' ? header.why : ''
            if (state === 'applied' && read.ok) {
              const done = await applyConfiguration(replica, read.file, why)
              if (!done.ok) return setRefused(done)
            }
            const closed = await replica.change(record, { sealed: { header: { state } } }, record)
            if (!closed.ok) return setRefused(closed)
            toast(t(state === 'applied' ? 'configuring.saved' : 'configuring.waiting.declined'))
          })
        return (
          <div className="card stack" key={record.rec}>
            <p>
              <bdi>{names.personName(author)}</bdi>: <bdi>{String(header.why ?? '')}</bdi>
            </p>
            {read.ok ? <Differences found={differences(now, read.file)} /> : <Problems problems={read.problems} />}
            <div className="row">
              {author === me.user ? (
                <Pill>{t('configuring.waiting.own')}</Pill>
              ) : (
                read.ok && (
                  <Button look="primary" busy={busy} onClick={() => settle('applied')}>
                    {t('configuring.file.apply')}
                  </Button>
                )
              )}
              <Button look="quiet" busy={busy} onClick={() => settle('declined')}>
                {t(author === me.user ? 'configuring.waiting.takeBack' : 'configuring.waiting.decline')}
              </Button>
            </div>
          </div>
        )
      })}
    </Sheet>
  )
}

const versionsOf = async (replica: Replica) => {
  const { at } = await keptConfiguration(replica)
  const history = at && (await replica.history(at, 'header'))
  return history?.ok ? [...history.versions].sort((a, b) => b.version - a.version) : []
}

/** Every state the rules were in: when, by whom, why. An earlier one can be taken up again, as a change like any other. */
function Versions({ now, officer }: { now: ConfigurationFile; officer: boolean }) {
  const { t, language } = useWords()
  const names = useNames()
  const [again, take] = useState<{ version: number; file: ConfigurationFile } | undefined>()
  const versions = useLive(['list:configuration', 'sync'], versionsOf, [])
  if (!versions || versions.length === 0) return null
  return (
    <Sheet title={t('configuring.versions')}>
      {versions.map(({ version, author, at, document }, index) => (
        <div className="line log" key={version}>
          <time>{writtenInstant(at, language)}</time>
          <div>
            <bdi>{names.personName(author)}</bdi>{' '}
            <span className="sub">
              <bdi>{String(document?.why ?? '')}</bdi>
            </span>
            {officer && index > 0 && document && (
              <Button small look="quiet" onClick={() => take({ version, file: rulesOf(document) })}>
                {t('configuring.again')}
              </Button>
            )}
            {again?.version === version && <Take now={now} file={again.file} onDone={() => take(undefined)} />}
          </div>
        </div>
      ))}
    </Sheet>
  )
}

/** The rules of an earlier version as a file. Which instruments a team used is left as it is: teams may be gone. */
function rulesOf(document: Values): ConfigurationFile {
  const { notAsked, reviewDays, approvals, twoOfficers } = readConfiguration(document)
  return { format: CONFIGURATION_FORMAT, notAsked: [...notAsked], reviewDays, approvals, twoOfficers }
}
