import { useState } from 'react'
import { Link } from 'wouter'
import { writtenInstant } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { LogLine, Refused, Replica } from '#replica/types.ts'
import { caseTitle } from '../../search.ts'
import { text, useNames } from '../../ui/names.ts'
import { markOf, readMark } from '../mark.ts'

interface Found {
  line: LogLine
  root: string
  /** Only where the officer may open the case herself. */
  title?: string
  what?: string
  /** A file of many cases: how many, and why it was made. */
  exported?: { cases: number; action: string }
}

/** Looks a mark up in the signed log: the first act whose object carries it is the making of that paper. */
async function search(replica: Replica, mark: string): Promise<Found | 'none' | Refused> {
  // Reading the log has the server place what happened last: a paper of this minute is there at the second reading.
  const lines = (await linesOf(replica, mark)) ?? (await linesOf(replica, mark))
  if (lines === undefined) return 'none'
  if ('ok' in lines) return lines
  const [line] = lines
  if (line === undefined) return 'none'
  const id = line.objects.find(one => markOf(one) === mark) ?? ''
  const root = line.objects.find(one => one !== id && one !== line.user) ?? id
  if (line.action.startsWith('export.')) {
    const roots = new Set(lines.flatMap(({ objects }) => objects.filter(one => one !== id)))
    return { line, root, exported: { cases: roots.size, action: line.action } }
  }
  const opened = await replica.open(root)
  if (!opened.ok) return { line, root }
  const record = opened.root.records.find(one => one.rec === id)
  const narrative = record?.sealed.narrative ?? {}
  return {
    line,
    root,
    title: caseTitle(opened.root.records[0]?.sealed.header ?? {}),
    what: [text(narrative.what), text(narrative.why)].filter(Boolean).join(' · '),
  }
}

/** What the log says of it, the oldest first: later entries may only have looked at it. */
async function linesOf(replica: Replica, mark: string): Promise<LogLine[] | Refused | undefined> {
  const log = await replica.readLog()
  if (!log.ok) return log
  const lines = log.lines.filter(one => one.objects.some(id => markOf(id) === mark)).toReversed()
  return lines.length === 0 ? undefined : lines
}

/** For officers: from the code on a page to who made it. */
export function MarksPage() {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [answer, setAnswer] = useState<Found | 'none' | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const find = () => {
    const mark = readMark(typed)
    setWrong(mark === undefined)
    setAnswer(undefined)
    if (mark === undefined) return
    act(async () => {
      const found = await search(replica, mark)
      const isRefused = found !== 'none' && 'ok' in found
      setRefused(isRefused ? found : undefined)
      setAnswer(isRefused ? undefined : found)
    })
  }
  return (
    <>
      <p className="settings-back no-print">
        <Link href="/settings">{t('access.settings.back')}</Link>
      </p>
      <Page title={t('marks.title')}>
        <div className="reading-wide">
          <Sheet>
            <form
              className="stack"
              noValidate
              onSubmit={event => {
                event.preventDefault()
                find()
              }}
            >
              <p className="reading">{t('marks.text')}</p>
              {wrong && <ErrorSummary problems={[{ id: 'mark', text: t('marks.wrong') }]} />}
              <Refusal refused={refused} />
              <TextField
                id="mark"
                label={t('marks.mark')}
                hint={t('marks.markHint')}
                problem={wrong ? t('marks.wrong') : undefined}
                value={typed}
                onValue={setTyped}
                autoComplete="off"
                spellCheck={false}
              />
              <div>
                <Button look="primary" type="submit" busy={busy}>
                  {t('marks.find')}
                </Button>
              </div>
            </form>
          </Sheet>
          {answer === 'none' && (
            <NoteBox tone="soon" live>
              {t('marks.none')}
            </NoteBox>
          )}
          <div role="status">{answer && answer !== 'none' && <Answer found={answer} />}</div>
        </div>
      </Page>
    </>
  )
}

function Answer({ found }: { found: Found }) {
  const { t, language } = useWords()
  const names = useNames()
  const { line, root, title, what, exported } = found
  return (
    <Sheet>
      <dl className="facts">
        <dt>{t('marks.madeBy')}</dt>
        <dd>
          <bdi>{line.user ? names.personName(line.user) : '–'}</bdi>
        </dd>
        <dt>{t('marks.when')}</dt>
        <dd>{writtenInstant(line.at, language)}</dd>
        {exported && (
          <>
            <dt>{t('marks.whatFor')}</dt>
            <dd>
              {t(`access.action.${exported.action}`)} · {t('marks.cases', { count: exported.cases })}
            </dd>
          </>
        )}
        {!exported && <dt>{t('marks.ofCase')}</dt>}
        {!exported && (
          <dd>
            {title === undefined ? (
              t('marks.notYours')
            ) : (
              <Link href={`/cases/${root}`}>
                <bdi>{title || t('marks.openCase')}</bdi>
              </Link>
            )}
          </dd>
        )}
        {what && (
          <>
            <dt>{t('marks.whatFor')}</dt>
            <dd dir="auto">{what}</dd>
          </>
        )}
      </dl>
    </Sheet>
  )
}
