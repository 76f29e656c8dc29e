import { connect } from '#app/bridge/connect.ts'
import { startLanguages } from '#app/languages/index.ts'
import { keepFocus } from '#app/parts/keep-focus.ts'
import { staysAway, watchLeaving } from '#app/safety/leave.ts'
import { watchWriting } from '#app/safety/unsaved.ts'
import { type Desk, Session } from '#app/session.tsx'
import { Boundary } from '#app/shell/boundary.tsx'
import { Insecure } from '#app/shell/insecure.tsx'
import { startTheme } from '#app/shell/theme.ts'
import { takeFragment } from '#capabilities/access/ui/join.tsx'
import type { Replica } from '#replica/types.ts'
import './styles.ts'
import { createRoot } from 'react-dom/client'
import { startFileKeeper } from './file-keeper.ts'
import { App, loadInside } from './routes.tsx'
import { scriptAddress } from './script-address.ts'
import { DICTIONARIES } from './words/index.ts'
import workerUrl from './worker.ts?worker&url'

function openDesk(): Desk {
  const worker = new Worker(scriptAddress(workerUrl), { type: 'module' })
  const connection = connect(worker)
  const inside = connection.service<{ load(): Promise<void> }>('warm')
  return {
    connection,
    replica: connection.service<Replica>('replica'),
    // What cannot be loaded yet is asked for again, and told, when it is needed.
    warm: () => {
      for (const part of [inside.load(), loadInside()]) part.catch(() => {})
    },
    kill: () => worker.terminate(),
    documents: {
      frame: async name => (await import('./documents.ts')).pageOfFrame(name),
      examine: async file => (await import('./documents.ts')).examine(file),
    },
    paper: async paper => (await import('./paper.ts')).makePaper(paper),
  }
}

/** The first screen is drawn once, in its own letters: drawn before, every line would move when they come. */
const lettersReady = (): Promise<unknown> =>
  document.fonts.load('1rem "Atkinson Hyperlegible Next Variable"').catch(() => undefined)

async function start(): Promise<void> {
  if (staysAway()) return
  const fragment = location.pathname === '/invitation' ? takeFragment() : ''
  const secure = window.isSecureContext && crypto.subtle !== undefined
  const desk = secure ? openDesk() : undefined
  watchLeaving(() => desk?.kill())
  watchWriting()
  startTheme()
  keepFocus()
  await Promise.all([startLanguages(DICTIONARIES), lettersReady()])
  const place = document.getElementById('app')
  if (!place) throw new Error('no place for the app')
  createRoot(place).render(
    <Boundary>
      {desk ? (
        <Session desk={desk}>
          <App fragment={fragment} />
        </Session>
      ) : (
        <Insecure />
      )}
    </Boundary>,
  )
  if (secure) startFileKeeper()
}

void start()
