import { useState } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '#app/languages/index.ts'
import { ReadableByServer } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useLive, useReplicaState } from '#app/session.tsx'
import { Door } from '#app/shell/door.tsx'
import type { Replica } from '#replica/types.ts'
import { SignIn, type SignInAs } from './sign-in.tsx'

type Known = Awaited<ReturnType<Replica['organisations']>>

/** The first page: sign in where someone has been here before, else the four ways in. */
export function FirstPage() {
  const { t } = useWords()
  const state = useReplicaState()
  const known = useLive([], replica => replica.organisations(), [])
  const [as, setAs] = useState<SignInAs | undefined>()
  const remembered = state.is === 'locked' ? state.remembered : []
  if (as) return <SignIn as={as} onBack={() => setAs(undefined)} />
  return (
    <Door>
      <h1>{t('access.first.title')}</h1>
      <p className="intro">{t('access.first.intro')}</p>
      {known && !known.ok && remembered.length === 0 && <Refusal refused={known} />}
      {remembered.length > 0 && <h2>{t('access.first.here')}</h2>}
      <div className="tiles">
        {remembered.map(one => (
          <button type="button" className="tile main-way" key={one.org + one.handle} onClick={() => setAs(one)}>
            <b>{one.handle}</b>
            <span>{one.demo ? t('app.demo.org', { name: one.orgName }) : one.orgName}</span>
          </button>
        ))}
      </div>
      {known ? <OtherWays known={known} beside={remembered.length > 0} onAs={setAs} /> : <Loading />}
    </Door>
  )
}

/** All of these need the server; they come together, so that nothing on the page moves. */
function OtherWays({ known, beside, onAs }: { known: Known; beside: boolean; onAs: (as: SignInAs) => void }) {
  const { t } = useWords()
  const [, go] = useLocation()
  const organisations = known.ok ? known.organisations : []
  return (
    <>
      {beside && <h2 className="door-next">{t('access.first.else')}</h2>}
      <div className="tiles">
        {organisations
          .filter(org => !org.demo)
          .map(org => (
            <button
              type="button"
              className="tile"
              key={org.id}
              onClick={() => onAs({ org: org.id, orgName: org.name, demo: false, handle: '' })}
            >
              <b>{t('access.first.signIn', { name: org.name })}</b>
              <span>{t('access.first.signInNote')}</span>
            </button>
          ))}
        {known.ok && known.setUp !== 'closed' && (
          <button
            type="button"
            className={organisations.some(org => !org.demo) ? 'tile' : 'tile main-way'}
            onClick={() => go('/set-up')}
          >
            <b>{t('access.first.setUp')}</b>
            <span>{t('access.first.setUpNote')}</span>
          </button>
        )}
        <button type="button" className="tile" onClick={() => go('/demo')}>
          <b>{t('access.first.demo')}</b>
          <span>{t('access.first.demoNote')}</span>
        </button>
        <button type="button" className="tile" onClick={() => go('/invitation')}>
          <b>{t('access.first.invited')}</b>
          <span>{t('access.first.invitedNote')}</span>
        </button>
      </div>
      <p className="door-foot">
        <ReadableByServer>{t('access.first.promise')}</ReadableByServer>
      </p>
    </>
  )
}

function Loading() {
  const { t } = useWords()
  return <p role="status">{t('app.loading')}</p>
}
