import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { DemoDoor, DemoPerson } from '#app/demo.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { useDesk } from '#app/session.tsx'
import { Door } from '#app/shell/door.tsx'
import { SignIn } from './sign-in.tsx'

const AGAIN_MS = 1500

/** The demonstration organisation: made on first wish, then its people with their printed passphrases to choose from. */
export function DemoPage() {
  const { t } = useWords()
  const [, go] = useLocation()
  const { connection } = useDesk()
  const [demo, setDemo] = useState<{ org: string; people: DemoPerson[] } | 'making' | 'none'>('making')
  const [chosen, choose] = useState<DemoPerson | undefined>()
  useEffect(() => {
    const door = connection.service<DemoDoor>('demo')
    let over = false
    const look = async () => {
      const ready = await door.people()
      if (over) return
      if (ready) setDemo(ready)
      else {
        await door.prepare()
        if (!over) timer = setTimeout(() => void look().catch(() => setDemo('none')), AGAIN_MS)
      }
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    look().catch(() => !over && setDemo('none'))
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [connection])
  if (chosen && typeof demo === 'object') {
    const as = {
      org: demo.org,
      orgName: t('access.demo.name'),
      demo: true,
      handle: chosen.handle,
      passphrase: chosen.passphrase,
    }
    return <SignIn as={as} onBack={() => choose(undefined)} />
  }
  return (
    <Door demo>
      <h1>{t('access.demo.title')}</h1>
      <p className="intro">{t('access.demo.intro')}</p>
      {demo === 'making' && <NoteBox live>{t('access.demo.making')}</NoteBox>}
      {demo === 'none' && <NoteBox tone="danger">{t('access.demo.none')}</NoteBox>}
      {typeof demo === 'object' && (
        <div className="tiles">
          {demo.people.map(person => (
            <button type="button" className="tile" key={person.handle} onClick={() => choose(person)}>
              <b>{person.name}</b>
              <span>{t(`duties.${person.duty}`)}</span>
              <span className="mono">{person.passphrase}</span>
            </button>
          ))}
        </div>
      )}
      <p className="door-foot">
        <Button look="quiet" onClick={() => go('/')}>
          {t('app.back')}
        </Button>
      </p>
    </Door>
  )
}
