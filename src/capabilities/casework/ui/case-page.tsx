import { useEffect, useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { shortDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { JourneyBar, type JourneyPoint } from '#app/parts/journey-bar.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useLive, useMe } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { OpenRoot } from '#replica/types.ts'
import { JOURNEY_STAGE } from '../lists.ts'
import { caseTitle } from '../search.ts'
import { CaseConflicts } from './conflicts.tsx'
import { LogTab } from './log-tab.tsx'
import { type Names, text, useNames } from './names.ts'
import { PersonTab } from './person-tab.tsx'
import { RecordsTab } from './records-tab.tsx'
import { RiskPill } from './risk-pill.tsx'
import { StoryTab } from './story-tab.tsx'
import { Write } from './write.tsx'

const TABS = ['story', 'person', 'identification', 'plan', 'documents', 'consent', 'log'] as const
/** What each list tab holds. */
const KINDS: Partial<Record<(typeof TABS)[number], readonly string[]>> = {
  identification: ['identificationDecision', 'traffickingEvent', 'riskLevel'],
  plan: ['supportPlan', 'task', 'journeyStep', 'referral'],
  documents: ['document'],
  consent: ['consentRecord', 'relation'],
}

/** One case, as a well-kept paper file: where she is on the way, what is safe, what happened, what is next. */
export function CasePage({ root: id }: { root: string }) {
  const answer = useLive([`root:${id}`, 'people'], replica => replica.open(id), [id])
  if (!answer) return <Page title="…">{null}</Page>
  if (!answer.ok) {
    return (
      <Page title="">
        <Refusal refused={answer} />
      </Page>
    )
  }
  return <OpenCase root={answer.root} />
}

function OpenCase({ root }: { root: OpenRoot }) {
  const me = useMe()
  const [at, go] = useLocation()
  const [writing, write] = useState<string | undefined>()
  const names = useNames()
  const { t } = names
  const [head] = root.records
  const base = `/cases/${root.root}`
  const tab = TABS.find(one => at === `${base}/${one}`) ?? 'story'
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const target = event.target
      if (event.key !== 'w' || event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog')) return
      event.preventDefault()
      write('note')
    }
    window.addEventListener('keydown', down)
    return () => window.removeEventListener('keydown', down)
  }, [])
  if (!head) return null
  const header = head.sealed.header ?? {}
  const shared = { root, names, me: me.user, onWrite: write }
  return (
    <Page
      title={caseTitle(header) || t('cases.unnamed')}
      code={text(header.code)}
      mark={<RiskPill level={head.facts.riskLevel} />}
      actions={
        <>
          <Button onClick={() => window.print()}>{t('app.print')}</Button>
          <Button look="primary" shortcut="w" onClick={() => write('note')}>
            {t('cases.write')}
          </Button>
        </>
      }
    >
      <JourneyBar points={journeyOf(root, names)} />
      <CaseConflicts root={root} names={names} />
      <Problems root={root} names={names} />
      <nav className="tabs no-print" aria-label={t('cases.tabs')}>
        {TABS.map(one => (
          <Link
            key={one}
            href={one === 'story' ? base : `${base}/${one}`}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`cases.tab.${one}`)}
          </Link>
        ))}
      </nav>
      <Switch>
        <Route path={`${base}/person`}>
          <PersonTab {...shared} />
        </Route>
        <Route path={`${base}/log`}>
          <LogTab root={root} names={names} />
        </Route>
        {TABS.filter(one => KINDS[one]).map(one => (
          <Route key={one} path={`${base}/${one}`}>
            <RecordsTab {...shared} kinds={KINDS[one] ?? []} facts={one === 'identification'} />
          </Route>
        ))}
        <Route>
          <StoryTab {...shared} />
        </Route>
      </Switch>
      {writing && (
        <Write
          root={root}
          names={names}
          me={me.user}
          start={writing}
          onClose={() => write(undefined)}
          onDone={() => go(at)}
        />
      )}
    </Page>
  )
}

/** What does not agree with its signature is said above everything else. */
function Problems({ root, names }: { root: OpenRoot; names: Names }) {
  if (root.problems.length === 0 && root.verified !== 'bad') return null
  return (
    <div className="after" role="alert">
      <NoteBox tone="danger">
        <b>{names.t('cases.problems.title')}</b>
        <p>{names.t('cases.problems.text')}</p>
        <small className="mono">{[...new Set(root.problems.map(problem => problem.code))].join(', ')}</small>
      </NoteBox>
    </div>
  )
}

/** Every stage, the reached ones with when; the present one is the case's own fact. */
function journeyOf(root: OpenRoot, { t, language }: Names): JourneyPoint[] {
  const steps = root.records.filter(record => record.kind === 'journeyStep')
  const now = text(root.records[0]?.facts.stage)
  const at = JOURNEY_STAGE.values.map(String).indexOf(now)
  return JOURNEY_STAGE.values.map((stage, index) => {
    const step = steps.findLast(record => record.facts.stage === stage)
    const day = text(step?.sealed.narrative?.reachedOn) || text(step?.facts.month) || impliedDay(root, stage)
    const note = [day && shortDay(day, language, Date.now()), text(step?.sealed.narrative?.remark)]
    return {
      key: stage,
      label: t(`lists.journeyStage.${stage}`),
      note: note.filter(Boolean).join(', ') || undefined,
      state: index === at ? 'now' : step || index < at ? 'done' : 'ahead',
    }
  })
}

/** Without a step of its own, the first contact is when the case was opened, the identification when it was decided. */
function impliedDay(root: OpenRoot, stage: string): string {
  if (stage === 'contact') return text(root.records[0]?.facts.openedMonth)
  const decision =
    stage === 'identification' && root.records.findLast(record => record.kind === 'identificationDecision')
  return decision ? text(decision.sealed.narrative?.decidedOn) || text(decision.facts.month) : ''
}
