import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Toasts } from '../parts/toasts.tsx'
import { useIdleLock } from '../safety/idle-lock.ts'
import { leavesNothing } from '../safety/leave.ts'
import { UpdateBar } from '../safety/update-bar.tsx'
import { useKeptHere } from '../safety/use-kept-here.ts'
import { useDesk, useLive, useMe } from '../session.tsx'
import { Alarms } from './alarms.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { LanguageChoice } from './language-choice.tsx'

/** One line of the navigation: a message key, its address, and a count where there is one. */
export interface NavItem {
  key: string
  href: string
  count?: number | undefined
  /** The heading it stands under, a message key. */
  group?: string
}

/** The frame of every screen of someone who is signed in. */
export function Shell(props: {
  nav: readonly NavItem[]
  languages?: readonly string[] | undefined
  children: ReactNode
}) {
  const { t } = useWords()
  const { replica } = useDesk()
  const me = useMe()
  const people = useLive(['people'], ask => ask.people(), [])
  const name = people?.find(person => person.user === me.user)?.name || me.name
  const [location] = useLocation()
  const [open, setOpen] = useState(false)
  const lock = useCallback((why?: string) => void replica.lock(why), [replica])
  useIdleLock(me, lock)
  useEffect(() => leavesNothing(me.shared), [me.shared])
  useKeptHere(me)
  const groups = [undefined, ...new Set(props.nav.map(item => item.group).filter(group => group !== undefined))]
  return (
    <>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      {me.demo && <DemoBanner />}
      <UpdateBar />
      <div className="shell">
        <nav className={open ? 'side open' : 'side'} aria-label={t('app.nav.label')}>
          <div className="brand">
            {t('app.name')}
            <small>{me.demo ? t('app.demo.org', { name: me.orgName }) : me.orgName}</small>
          </div>
          <span className="menu-btn">
            <Button small aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('app.nav.menu')}
            </Button>
          </span>
          {/* Drawn with its entries: they would push the rest aside. */}
          {props.nav.length > 0 && (
            <div className="rest">
              {groups.map(group => (
                <NavGroup
                  key={group ?? ''}
                  group={group}
                  items={props.nav.filter(item => item.group === group)}
                  at={location}
                  onGo={() => setOpen(false)}
                />
              ))}
              <div className="me">
                <span>
                  <Link href="/account">{name || me.handle}</Link>
                  {/* Not before the name: on a new device it comes later and would push this aside. */}
                  {me.officer && name !== '' && ` · ${t('app.nav.officer')}`}
                </span>
                <LanguageChoice offered={props.languages} />
                <span>
                  <button type="button" className="linkish" onClick={() => lock()}>
                    {t('app.lock')}
                  </button>
                </span>
              </div>
            </div>
          )}
        </nav>
        <main className="main" id="content" tabIndex={-1}>
          <Alarms />
          {props.children}
        </main>
      </div>
      <Toasts />
    </>
  )
}

function NavGroup(props: { group: string | undefined; items: readonly NavItem[]; at: string; onGo: () => void }) {
  const { t } = useWords()
  return (
    <>
      {props.group && <h2>{t(props.group)}</h2>}
      {props.items.map(item => (
        <Link
          key={item.href}
          href={item.href}
          onClick={props.onGo}
          aria-current={props.at.startsWith(item.href) ? 'page' : undefined}
        >
          {t(item.key)} {item.count !== undefined && <span>{item.count}</span>}
        </Link>
      ))}
    </>
  )
}
