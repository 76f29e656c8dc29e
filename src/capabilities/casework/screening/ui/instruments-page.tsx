import { useId, useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox, Pill, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useMe, useReplica } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { Refused } from '#replica/types.ts'
import { type Instrument, said } from '../instrument.ts'
import { type InstrumentProblem, parseInstrument } from '../read-instrument.ts'
import { SourceLine } from './source-line.tsx'
import { type Shelf, type Shelved, useInstruments } from './use-instruments.ts'
import '../screening.css'

/** The instruments of identification: those that come along, the organisation's own, and the door for a new one. */
export function InstrumentsPage() {
  const { t } = useWords()
  const shelf = useInstruments()
  const me = useMe()
  const own = (shelf?.all ?? []).filter(one => one.own)
  const ours = (shelf?.all ?? []).filter(one => !one.own)
  return (
    <>
      <p className="settings-back no-print">
        <Link href="/settings">{t('access.settings.back')}</Link>
      </p>
      <Page title={t('screening.instruments.tile')} lead={t('screening.instruments.lead')}>
        <div className="reading-wide">
          <Sheet title={t('screening.instruments.own')}>
            {own.length === 0 && <p className="sub">{t('screening.instruments.none')}</p>}
            {own.map(one => (
              <OnShelf key={`${one.instrument.id} ${one.instrument.version}`} one={one} officer={me.officer} />
            ))}
            {me.officer && shelf ? (
              <Load shelf={shelf} />
            ) : (
              <p className="sub">{t('screening.instruments.officers')}</p>
            )}
          </Sheet>
          <Sheet title={t('screening.instruments.ours')}>
            {ours.map(one => (
              <OnShelf key={one.instrument.id} one={one} officer={false} />
            ))}
          </Sheet>
        </div>
      </Page>
    </>
  )
}

function OnShelf({ one, officer }: { one: Shelved; officer: boolean }) {
  const { t, language } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const { instrument, own } = one
  const retire = () =>
    act(async () => {
      if (!own) return
      const open = await replica.open(own.root)
      const base = open.ok ? open.root.records[0] : undefined
      const outcome = await replica.change(own, { sealed: { header: { retired: !own.retired } } }, base)
      setRefused(outcome.ok ? undefined : outcome)
    })
  return (
    <div className="card">
      <div className="row">
        <b className="grow">
          <bdi>{said(instrument.title, language, instrument)}</bdi>
        </b>
        {own?.retired && <Pill>{t('screening.instruments.retired')}</Pill>}
        {own && officer && (
          <Button small look="quiet" busy={busy} onClick={retire}>
            {t(own.retired ? 'screening.instruments.offer' : 'screening.instruments.retire')}
          </Button>
        )}
      </div>
      <Refusal refused={refused} />
      <SourceLine instrument={instrument} />
      <Preview instrument={instrument} />
    </div>
  )
}

/** Every question as it will be asked, before anything is kept. */
function Preview({ instrument, open = false }: { instrument: Instrument; open?: boolean }) {
  const { t, language } = useWords()
  return (
    <details open={open}>
      <summary>{t('screening.instruments.show')}</summary>
      <p className="reading">{said(instrument.about, language, instrument)}</p>
      {instrument.sections.map(section => (
        <div key={section.id} className="instrument-section">
          <h3>
            <bdi>{said(section.title, language, instrument)}</bdi>
          </h3>
          <ol className="bullets">
            {instrument.questions
              .filter(one => one.section === section.id)
              .map(one => (
                <li key={one.id}>
                  <bdi>{said(one.text, language, instrument)}</bdi>{' '}
                  {one.weight && <span className="sub">{t(`screening.weight.${one.weight}`)} </span>}
                  {!one.verified && <Pill tone="soon">{t('screening.notVerified')}</Pill>}
                </li>
              ))}
          </ol>
        </div>
      ))}
    </details>
  )
}

type Loaded = { text: string; instrument: Instrument } | { problems: readonly InstrumentProblem[] }

function Load({ shelf }: { shelf: Shelf }) {
  const { t, language } = useWords()
  const id = useId()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [loaded, setLoaded] = useState<Loaded | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const take = (file: File | undefined) =>
    act(async () => {
      setRefused(undefined)
      if (!file) return
      // What is far too long is not even read.
      const text = file.size > 1_000_000 ? ' '.repeat(200_001) : await file.text()
      const read = parseInstrument(text)
      setLoaded(read.ok ? { text, instrument: read.instrument } : read)
    })
  const keep = (text: string, instrument: Instrument) =>
    act(async () => {
      const everyone = (await replica.teams()).find(team => team.purpose === 'everyone')
      const outcome = everyone
        ? await replica.create('instrument', {
            team: everyone.id,
            sealed: { header: { name: instrument.id, number: instrument.version, content: text } },
          })
        : { ok: false as const, code: 'team.unknown' }
      if (!outcome.ok) return setRefused(outcome)
      setLoaded(undefined)
      toast(t('screening.instruments.kept'))
    })
  const clash = loaded && 'instrument' in loaded ? clashOf(shelf, loaded.instrument) : undefined
  return (
    <div className="stack after">
      <div className="field">
        <label htmlFor={id}>{t('screening.instruments.load')}</label>
        <div className="hint" id={`${id}-hint`}>
          {t('screening.instruments.loadHint')}
        </div>
        <input
          id={id}
          className="input"
          type="file"
          accept=".json,application/json"
          aria-describedby={`${id}-hint`}
          onChange={event => {
            take(event.target.files?.[0])
            // The same file, mended, may be chosen again.
            event.target.value = ''
          }}
        />
      </div>
      <Refusal refused={refused} />
      {loaded && 'problems' in loaded && (
        <NoteBox tone="danger" live title={t('screening.instruments.wrong', { count: loaded.problems.length })}>
          <ol className="bullets" data-testid="instrument-problems">
            {loaded.problems.slice(0, 40).map(problem => (
              <li key={`${problem.code} ${problem.place}`}>
                {t(`screening.problem.${problem.code}`, { ...problem.data })}{' '}
                {problem.place && (
                  <span className="mono">{t('screening.instruments.place', { place: problem.place })}</span>
                )}
              </li>
            ))}
          </ol>
        </NoteBox>
      )}
      {loaded && 'instrument' in loaded && (
        <NoteBox
          title={t('screening.instruments.preview')}
          live
          actions={
            clash === undefined && (
              <Button look="primary" busy={busy} onClick={() => keep(loaded.text, loaded.instrument)}>
                {t('screening.instruments.take', { version: loaded.instrument.version })}
              </Button>
            )
          }
        >
          <p>
            <bdi>{said(loaded.instrument.title, language, loaded.instrument)}</bdi>
          </p>
          {clash && <p className="refused">{t(`screening.instruments.${clash}`)}</p>}
          <Preview instrument={loaded.instrument} open />
        </NoteBox>
      )}
    </div>
  )
}

/** Why this version cannot be kept beside what is there. */
function clashOf(shelf: Shelf, { id, version }: Instrument): 'known' | 'taken' | undefined {
  if (shelf.all.some(one => !one.own && one.instrument.id === id)) return 'taken'
  return shelf.find(id, version) ? 'known' : undefined
}
