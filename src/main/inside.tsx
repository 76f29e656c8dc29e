import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { useWords } from '#app/languages/index.ts'
import { useLive } from '#app/session.tsx'
import { type NavItem, Shell } from '#app/shell/shell.tsx'
import { Account } from '#capabilities/access/ui/account.tsx'
import { People } from '#capabilities/access/ui/people.tsx'
import type { SafetyTask } from '#capabilities/access/ui/remove.tsx'
import { CASEWORK_KINDS, task } from '#capabilities/casework/index.ts'
import { CaseList } from '#capabilities/casework/ui/case-list.tsx'
import { CasePage } from '#capabilities/casework/ui/case-page.tsx'
import { dropDrafts } from '#capabilities/casework/ui/editing.ts'

const Import = lazy(async () => ({ default: (await import('#capabilities/casework/ui/import.tsx')).Import }))
const Export = lazy(async () => ({ default: (await import('#capabilities/casework/ui/export.tsx')).Export }))
const OwnFields = lazy(async () => ({ default: (await import('#capabilities/access/ui/own-fields.tsx')).OwnFields }))

/** What someone who left may have known is looked at case by case, from tomorrow on. */
const safetyTask: SafetyTask = (what, details) => ({
  kind: task.name,
  input: {
    facts: { status: 'open', due: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) },
    sealed: { narrative: { what, details } },
  },
})

/** Everything that is shown while the copy is open. */
export function Inside() {
  // Locking takes unsaved drafts with it.
  useEffect(() => dropDrafts, [])
  const cases = useLive(['list:case'], replica => replica.list({ kind: 'case', limit: 1 }), [])
  const nav: NavItem[] = [
    { key: 'app.nav.cases', href: '/cases', count: cases?.total },
    { key: 'app.nav.import', href: '/import', group: 'app.nav.files' },
    { key: 'app.nav.export', href: '/export', group: 'app.nav.files' },
    { key: 'app.nav.people', href: '/people', group: 'app.nav.organisation' },
    { key: 'app.nav.fields', href: '/fields', group: 'app.nav.organisation' },
    { key: 'app.nav.account', href: '/account', group: 'app.nav.organisation' },
  ]
  return (
    <Shell nav={nav}>
      <Switch>
        <Route path="/cases" component={CaseList} />
        <Route path="/cases/:root/*?">{({ root }) => <CasePage key={root} root={root} />}</Route>
        <Route path="/people">
          <People safetyTask={safetyTask} />
        </Route>
        <Route path="/account" component={Account} />
        <Route path="/fields">
          <Later screen={<OwnFields kinds={CASEWORK_KINDS} />} />
        </Route>
        <Route path="/import">
          <Later screen={<Import />} />
        </Route>
        <Route path="/export">
          <Later screen={<Export />} />
        </Route>
        <Route>
          <Redirect to="/cases" replace />
        </Route>
      </Switch>
    </Shell>
  )
}

function Later({ screen }: { screen: ReactNode }) {
  const { t } = useWords()
  return <Suspense fallback={<p role="status">{t('app.loading')}</p>}>{screen}</Suspense>
}
