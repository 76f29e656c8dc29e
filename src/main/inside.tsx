import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { speakHelp, useWords } from '#app/languages/index.ts'
import { useOwnChoices } from '#app/languages/of-person.ts'
import { dropLists } from '#app/lists/model.ts'
import { useLive, useMe } from '#app/session.tsx'
import { type NavItem, Shell } from '#app/shell/shell.tsx'
import { Account } from '#capabilities/access/ui/account.tsx'
import { UnreadNotices } from '#capabilities/access/ui/notices.tsx'
import { People } from '#capabilities/access/ui/people.tsx'
import type { SafetyTask } from '#capabilities/access/ui/remove.tsx'
import { useHouseRules } from '#capabilities/access/ui/settings/house-rules.ts'
import type { KeptCases } from '#capabilities/access/ui/settings/retention.tsx'
import { CASE_STATUS, CASEWORK_KINDS, caseTitle, isClosed, task } from '#capabilities/casework/index.ts'
import { useTypefacesKept } from '#capabilities/casework/print/ui/keep-typefaces.ts'
import { useLeads, useTodayCount } from '#capabilities/casework/today/ui/count.ts'
import { CaseList } from '#capabilities/casework/ui/case-list.tsx'
import { CasePage } from '#capabilities/casework/ui/case-page.tsx'

const Today = lazy(async () => ({
  default: (await import('#capabilities/casework/today/ui/today-page.tsx')).Today,
}))
const Calendar = lazy(async () => ({
  default: (await import('#capabilities/casework/services/ui/calendar-page.tsx')).Calendar,
}))
const Supervision = lazy(async () => ({
  default: (await import('#capabilities/casework/supervision/ui/supervision-page.tsx')).Supervision,
}))
const Import = lazy(async () => ({ default: (await import('#capabilities/casework/ui/import.tsx')).Import }))
const Export = lazy(async () => ({ default: (await import('#capabilities/casework/ui/export.tsx')).Export }))
const FirstContactPage = lazy(async () => ({
  default: (await import('#capabilities/casework/contact/ui/first-contact-page.tsx')).FirstContactPage,
}))
const InterviewPage = lazy(async () => ({
  default: (await import('#capabilities/casework/screening/ui/interview-page.tsx')).InterviewPage,
}))
const RightsPage = lazy(async () => ({
  default: (await import('#capabilities/casework/consent/ui/rights-page.tsx')).RightsPage,
}))
const InstrumentsPage = lazy(async () => ({
  default: (await import('#capabilities/casework/screening/ui/instruments-page.tsx')).InstrumentsPage,
}))
const ConfigurationPage = lazy(async () => ({
  default: (await import('#capabilities/casework/configuration/ui/configuration-page.tsx')).ConfigurationPage,
}))
const PeopleLanguagesPage = lazy(async () => ({
  default: (await import('#capabilities/casework/translations/ui/people-languages-page.tsx')).PeopleLanguagesPage,
}))
const MarksPage = lazy(async () => ({
  default: (await import('#capabilities/casework/print/ui/marks-page.tsx')).MarksPage,
}))
const Settings = lazy(async () => ({
  default: (await import('#capabilities/access/ui/settings/settings.tsx')).Settings,
}))

/** Help, practice and guide bring their own words. */
const FirstSteps = lazy(async () => {
  const [screen] = await Promise.all([import('#app/help/first-steps.tsx'), speakHelp()])
  return { default: screen.FirstSteps }
})
const PracticePage = lazy(async () => {
  const [screen] = await Promise.all([import('#app/help/practice/practice.tsx'), speakHelp()])
  return { default: screen.PracticePage }
})
const Guide = lazy(async () => {
  const [screen] = await Promise.all([import('#app/help/guide.tsx'), speakHelp()])
  return { default: screen.Guide }
})
const Tour = lazy(async () => {
  const [tour] = await Promise.all([import('#app/help/tour.tsx'), speakHelp()])
  return { default: tour.Tour }
})

/** What someone who left may have known is looked at case by case, from tomorrow on. */
const safetyTask: SafetyTask = (what, details) => ({
  kind: task.name,
  input: {
    facts: { status: 'open', due: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) },
    sealed: { narrative: { what, details } },
  },
})

/** What the settings have to know of cases: which are closed since when, and how one is called. */
const keptCases: KeptCases = {
  kind: 'case',
  closed: CASE_STATUS.values.filter(isClosed).map(status => ({ status, label: `lists.caseStatus.${status}` })),
  statusFact: 'status',
  closedFact: 'closedMonth',
  title: row => caseTitle(row.header),
}

/** Settings of casework that stand on pages of their own. */
const OTHER_SETTINGS = [
  {
    href: '/settings/instruments',
    title: 'screening.instruments.tile',
    note: 'screening.instruments.tileNote',
  },
  { href: '/opinions', title: 'closure.letters', note: 'closure.lettersText' },
  { href: '/settings/configuration', title: 'configuring.title', note: 'configuring.note' },
  { href: '/settings/people-languages', title: 'peopleLanguages.title', note: 'peopleLanguages.note' },
] as const

const MovesPage = lazy(async () => ({
  default: (await import('#capabilities/casework/moving/ui/moves-page.tsx')).MovesPage,
}))
const LeaverHolds = lazy(async () => ({
  default: (await import('#capabilities/casework/moving/ui/leaver-holds.tsx')).LeaverHolds,
}))
const OpinionsPage = lazy(async () => ({
  default: (await import('#capabilities/casework/closure/ui/opinions.tsx')).OpinionsPage,
}))

/** Those that only key officers can use: they read the log. */
const OFFICER_SETTINGS = [
  ...OTHER_SETTINGS,
  { href: '/settings/marks', title: 'marks.title', note: 'marks.note' },
] as const

/** Everything that is shown while the copy is open. */
export function Inside() {
  // Locking takes along what was typed and chosen in lists.
  useEffect(() => dropLists, [])
  useOwnChoices()
  useTypefacesKept()
  const cases = useLive(['list:case'], replica => replica.list({ kind: 'case', limit: 1 }), [])
  const house = useHouseRules()
  const today = useTodayCount()
  const leads = useLeads()
  const me = useMe()
  const nav: NavItem[] = [
    { key: 'today.title', href: '/today', count: today },
    { key: 'app.nav.cases', href: '/cases', count: cases?.total },
    { key: 'services.calendar.title', href: '/calendar' },
    ...(leads ? [{ key: 'supervision.title', href: '/supervision' }] : []),
    { key: 'moves.title', href: '/moves' },
    { key: 'app.nav.import', href: '/import', group: 'app.nav.files' },
    { key: 'app.nav.export', href: '/export', group: 'app.nav.files' },
    { key: 'app.nav.people', href: '/people', group: 'app.nav.organisation' },
    { key: 'access.settings.title', href: '/settings', group: 'app.nav.organisation' },
    { key: 'app.nav.firstSteps', href: '/first-steps', group: 'app.nav.organisation' },
    { key: 'app.nav.account', href: '/account', group: 'app.nav.organisation' },
  ]
  return (
    // Drawn as a whole: an entry that came later would move those below it.
    <Shell nav={leads === undefined ? [] : nav} languages={house?.rules.languages}>
      <UnreadNotices />
      <Switch>
        <Route path="/today">
          <Later screen={<Today />} />
        </Route>
        <Route path="/calendar">
          <Later screen={<Calendar />} />
        </Route>
        <Route path="/supervision">
          <Later screen={<Supervision />} />
        </Route>
        <Route path="/cases" component={CaseList} />
        <Route path="/first-contact">
          <Later screen={<FirstContactPage />} />
        </Route>
        <Route path="/cases/:root/interview/:rec">
          {({ root, rec }) => <Later screen={<InterviewPage key={`${root} ${rec}`} root={root} rec={rec} />} />}
        </Route>
        <Route path="/moves">
          <Later screen={<MovesPage />} />
        </Route>
        <Route path="/opinions">
          <Later screen={<OpinionsPage />} />
        </Route>
        <Route path="/settings/instruments">
          <Later screen={<InstrumentsPage />} />
        </Route>
        <Route path="/settings/configuration">
          <Later screen={<ConfigurationPage />} />
        </Route>
        <Route path="/settings/people-languages">
          <Later screen={<PeopleLanguagesPage />} />
        </Route>
        {me.officer && (
          <Route path="/settings/marks">
            <Later screen={<MarksPage />} />
          </Route>
        )}
        <Route path="/cases/:root/rights">
          {({ root }) => <Later screen={<RightsPage key={root} root={root} />} />}
        </Route>
        <Route path="/cases/:root/*?">{({ root }) => <CasePage key={root} root={root} />}</Route>
        <Route path="/people">
          <People safetyTask={safetyTask} holds={LeaverHolds} />
        </Route>
        <Route path="/account" component={Account} />
        <Route path="/settings/*?">
          <Later
            screen={
              <Settings
                kinds={CASEWORK_KINDS}
                cases={keptCases}
                also={me.officer ? OFFICER_SETTINGS : OTHER_SETTINGS}
              />
            }
          />
        </Route>
        <Route path="/import">
          <Later screen={<Import />} />
        </Route>
        <Route path="/export">
          <Later screen={<Export />} />
        </Route>
        <Route path="/first-steps">
          <Later screen={<FirstSteps />} />
        </Route>
        <Route path="/first-steps/practice">
          <Later screen={<PracticePage />} />
        </Route>
        <Route path="/guide">
          <Later screen={<Guide />} />
        </Route>
        <Route>
          <Redirect to="/today" replace />
        </Route>
      </Switch>
      <Suspense fallback={null}>
        <Tour />
      </Suspense>
    </Shell>
  )
}

function Later({ screen }: { screen: ReactNode }) {
  const { t } = useWords()
  return <Suspense fallback={<p role="status">{t('app.loading')}</p>}>{screen}</Suspense>
}
