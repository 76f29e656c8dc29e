import { lazy, Suspense, useEffect, useState } from 'react'
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter'
import { Button } from '#app/parts/button.tsx'
import { JourneyBar } from '#app/parts/journey-bar.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { Tabs } from '#app/parts/tabs.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useLive, useMe } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { OpenRoot, Refused } from '#replica/types.ts'
import { ClosedNote } from '../closure/ui/closed.tsx'
import { PendingClosing } from '../closure/ui/pending.tsx'
import { Ended } from '../consent/ui/ended.tsx'
import { JoinedLine } from '../merge/ui/joined.tsx'
import { useJoined } from '../merge/ui/use-joined.ts'
import { CaseMenu, HeldNote } from '../moving/ui/case-menu.tsx'
import { PrintMenu } from '../print/ui/print-menu.tsx'
import { caseTitle } from '../search.ts'
import { Begun } from './begun.tsx'
import { CaseConflicts } from './conflicts.tsx'
import { DocumentsTab } from './documents-tab.tsx'
import { journeyOf } from './journey.ts'
import { LogTab } from './log-tab.tsx'
import { type Known, type Names, text, useCaseNames, useKnown, useNames, useNamesOf } from './names.ts'
import { PeopleTab } from './people-tab.tsx'
import { PersonTab } from './person-tab.tsx'
import { RiskPill } from './risk-pill.tsx'
import { SafeLine } from './safe-line.tsx'
import { StoryTab } from './story-tab.tsx'
import { TasksTab } from './tasks.tsx'
import { Write } from './write.tsx'

const IdentificationTab = lazy(async () => ({
  default: (await import('../screening/ui/identification-tab.tsx')).IdentificationTab,
}))
const SafetyTab = lazy(async () => ({ default: (await import('../risk/ui/safety-tab.tsx')).SafetyTab }))

const PlanTab = lazy(async () => ({ default: (await import('../plan/ui/plan-tab.tsx')).PlanTab }))

const Conferences = lazy(async () => ({ default: (await import('../conference/ui/conferences.tsx')).Conferences }))
const SupervisionNotes = lazy(async () => ({
  default: (await import('../conference/ui/conferences.tsx')).SupervisionNotes,
}))
const ServicesTab = lazy(async () => ({ default: (await import('../services/ui/services-tab.tsx')).ServicesTab }))

const ConsentTab = lazy(async () => ({ default: (await import('../consent/ui/consent-tab.tsx')).ConsentTab }))

const TABS = [
  'story',
  'person',
  'identification',
  'safety',
  'plan',
  'services',
  'tasks',
  'documents',
  'consent',
  'people',
  'log',
] as const
type Tab = (typeof TABS)[number]
/** What `w` or the big button begins with on each tab. */
const BEGINS: Partial<Record<Tab, string>> = {
  identification: 'traffickingEvent',
  safety: 'safetyPlan',
  plan: 'task',
  tasks: 'task',
  documents: 'document',
  consent: 'safeContact',
  people: 'relation',
}
/** Something to write: a kind, and files that were dropped where it began. */
export interface Begin {
  kind: string
  files?: readonly File[]
}

/** One case, as a well-kept paper file: where she is on the way, what is safe, what happened, what is next. */
export function CasePage({ root: id }: { root: string }) {
  const answer = useLive([`root:${id}`, 'people'], replica => replica.open(id), [id])
  // Asked beside the case, and drawn with it: names that come later push aside what somebody has begun to read.
  const known = useKnown()
  if (!answer || !known) return <Page title="…">{null}</Page>
  if (!answer.ok) return <NoCase root={id} refused={answer} />
  return <OpenCase root={answer.root} known={known} />
}

/** The place of a case that does not open: why, where this person had it once. */
function NoCase({ root, refused }: { root: string; refused: Refused }) {
  const names = useNames()
  return (
    <Page title={names.t('kinds.case.label')}>
      <div className="stack">
        <Refusal refused={refused} />
        <Ended names={names} root={root} />
      </div>
    </Page>
  )
}

function OpenCase({ root, known }: { root: OpenRoot; known: Known }) {
  const me = useMe()
  const [at, go] = useLocation()
  // The router's, not the browser's: on a shared computer the address says nothing.
  const search = useSearch()
  // Who pressed "w" on the row of a list comes to write.
  const [writing, write] = useState<Begin | undefined>(() => (search === 'write' ? { kind: 'note' } : undefined))
  useEffect(() => {
    if (search === 'write') go(at, { replace: true })
  }, [search, at, go])
  const others = useCaseNames(otherCases(root))
  const names = useNamesOf(known, others)
  const { t } = names
  const joined = useJoined(root)
  const [head] = root.records
  const base = `/cases/${root.root}`
  const tab = TABS.find(one => at === `${base}/${one}`) ?? 'story'
  const begin = BEGINS[tab] ?? 'note'
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const target = event.target
      if (event.key !== 'w' || event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [role=menu]')) return
      event.preventDefault()
      write({ kind: begin })
    }
    window.addEventListener('keydown', down)
    return () => window.removeEventListener('keydown', down)
  }, [begin])
  if (!head) return null
  // One person, one story: it is told where it goes on.
  if (tab === 'story' && joined.goesOnIn)
    return <Redirect to={`/cases/${joined.goesOnIn.root}${search === 'write' ? '?write' : ''}`} replace />
  const header = head.sealed.header ?? {}
  const onWrite = (kind: string, files?: readonly File[]) => write({ kind, ...(files ? { files } : {}) })
  const shared = { root, names, me: me.user, onWrite }
  const open = root.records.filter(record => record.kind === 'task' && record.facts.status === 'open').length
  return (
    <Page
      title={caseTitle(header) || t('cases.unnamed')}
      code={text(header.code)}
      mark={<RiskPill level={head.facts.riskLevel} />}
      actions={
        <>
          <CaseMenu root={root} names={names} me={me.user} />
          <PrintMenu root={root} names={names} />
          <Button look="primary" shortcut="w" onClick={() => write({ kind: begin })}>
            {t('cases.write')}
          </Button>
        </>
      }
    >
      <JoinedLine joined={joined} names={names} />
      <JourneyBar points={journeyOf(root, names)} />
      {tab !== 'story' && <SafeLine root={root} names={names} />}
      <CaseConflicts root={root} names={names} />
      <Begun root={root} names={names} me={me.user} />
      <Problems root={root} names={names} />
      <ClosedNote root={root} names={names} />
      <HeldNote root={root.root} names={names} />
      <PendingClosing root={root} names={names} me={me.user} />
      <Tabs
        label={t('cases.tabs')}
        at={tab}
        tabs={TABS.map(one => ({
          key: one,
          label: t(`cases.tab.${one}`),
          href: one === 'story' ? base : `${base}/${one}`,
          ...(one === 'tasks' && open > 0 ? { count: open } : {}),
        }))}
      />
      <Switch>
        <Route path={`${base}/person`}>
          <PersonTab {...shared} />
        </Route>
        <Route path={`${base}/identification`}>
          <Suspense fallback={null}>
            <IdentificationTab {...shared} />
          </Suspense>
        </Route>
        <Route path={`${base}/safety`}>
          <Suspense fallback={null}>
            <SafetyTab {...shared} />
          </Suspense>
        </Route>
        <Route path={`${base}/plan`}>
          <Suspense fallback={null}>
            <PlanTab {...shared} />
          </Suspense>
        </Route>
        <Route path={`${base}/services`}>
          <Suspense fallback={null}>
            <ServicesTab {...shared} />
          </Suspense>
        </Route>
        <Route path={`${base}/tasks`}>
          <TasksTab {...shared} />
          <Suspense fallback={null}>
            <div className="reading-wide">
              <Conferences {...shared} />
              <SupervisionNotes {...shared} />
            </div>
          </Suspense>
        </Route>
        <Route path={`${base}/documents`}>
          <DocumentsTab {...shared} />
        </Route>
        <Route path={`${base}/people`}>
          <PeopleTab {...shared} joined={joined} />
        </Route>
        <Route path={`${base}/log`}>
          <LogTab root={root} names={names} />
        </Route>
        <Route path={`${base}/consent`}>
          <Suspense fallback={null}>
            <ConsentTab {...shared} />
          </Suspense>
        </Route>
        <Route>
          <StoryTab {...shared} roots={joined.roots} />
        </Route>
      </Switch>
      {writing && (
        <Write
          root={root}
          names={names}
          me={me.user}
          start={writing.kind}
          files={writing.files}
          onClose={() => write(undefined)}
        />
      )}
    </Page>
  )
}

const otherCases = (root: OpenRoot): string[] => [
  ...new Set(root.records.map(record => text(record.sealed.identity?.otherCase)).filter(Boolean)),
]

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
