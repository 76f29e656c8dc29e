import { lazy, Suspense, useLayoutEffect } from 'react'
import { Route, Router, Switch, useLocation } from 'wouter'
import { speakInside, useWords } from '#app/languages/index.ts'
import { useVeiledLocation, veilLocation } from '#app/safety/veiled-location.ts'
import { useReplicaState } from '#app/session.tsx'
import { Alarms } from '#app/shell/alarms.tsx'
import { Door } from '#app/shell/door.tsx'
import { DemoPage } from '#capabilities/access/ui/demo-page.tsx'
import { FirstPage } from '#capabilities/access/ui/first-page.tsx'
import { Join, Waiting } from '#capabilities/access/ui/join.tsx'

/** What is behind the unlocking comes while somebody types her passphrase; the first screen stays small. */
export async function loadInside() {
  const [screens] = await Promise.all([import('./inside.tsx'), speakInside()])
  return { default: screens.Inside }
}
const Inside = lazy(loadInside)
const SetUp = lazy(async () => {
  const [screens] = await Promise.all([import('#capabilities/access/ui/set-up.tsx'), speakInside()])
  return { default: screens.SetUp }
})

/** Which screen is shown follows from the state of the replica first, then from the address. */
export function App({ fragment }: { fragment: string }) {
  const state = useReplicaState()
  const [at] = useLocation()
  // The ceremony goes on after the keys exist, until the papers were read back.
  if (at === '/set-up') return <Later screen={<SetUp />} />
  if (state.is === 'open') return state.me.shared ? <Veiled /> : <Later screen={<Inside />} />
  if (state.is === 'unconfirmed') return <Waiting />
  if (state.is === 'stopped') return <Stopped />
  return (
    <Switch>
      <Route path="/demo" component={DemoPage} />
      <Route path="/invitation">
        <Join fragment={fragment} />
      </Route>
      <Route component={FirstPage} />
    </Switch>
  )
}

/** On a shared computer no address says what was open. */
function Veiled() {
  useLayoutEffect(() => veilLocation(), [])
  return (
    <Router hook={useVeiledLocation}>
      <Later screen={<Inside />} />
    </Router>
  )
}

function Later({ screen }: { screen: React.ReactNode }) {
  const { t } = useWords()
  return <Suspense fallback={<p role="status">{t('app.loading')}</p>}>{screen}</Suspense>
}

/** Nothing more is sent or accepted; the reason stays on the screen. */
function Stopped() {
  return (
    <Door>
      <Alarms />
    </Door>
  )
}
