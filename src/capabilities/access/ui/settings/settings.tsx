import { type ReactNode, useEffect } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { useWords } from '#app/languages/index.ts'
import { LeasePolicy } from '#app/safety/lease-policy.tsx'
import { useMe } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { AnyKind } from '#records'
import { OwnFields } from '../own-fields.tsx'
import { BackupSettings } from './backups.tsx'
import { Check } from './check.tsx'
import { LanguageSettings } from './languages.tsx'
import { LogSettings } from './log.tsx'
import { OrganisationSettings } from './organisation.tsx'
import { RecoverySettings } from './recovery.tsx'
import { type KeptCases, Retention } from './retention.tsx'
import { ThisDevice } from './storage.tsx'
import '../access.css'

const SECTIONS = [
  { key: 'organisation' },
  { key: 'recovery', officers: true },
  { key: 'backups' },
  { key: 'fields' },
  { key: 'languages' },
  { key: 'retention' },
  { key: 'log', officers: true },
  { key: 'check' },
  { key: 'storage' },
] as const
type Section = (typeof SECTIONS)[number]['key']

/** Settings of another capability: where they are, and the keys of their words. */
export interface OtherSettings {
  href: string
  title: string
  note: string
}

/** The settings: an overview that says what stands where, and one page for each part. */
export function Settings({
  kinds,
  cases,
  also = [],
}: {
  kinds: readonly AnyKind[]
  cases: KeptCases
  also?: readonly OtherSettings[]
}) {
  const me = useMe()
  const pages: Record<Section, ReactNode> = {
    organisation: <OrganisationSettings />,
    recovery: <RecoverySettings />,
    backups: <BackupSettings />,
    fields: <OwnFields kinds={kinds} />,
    languages: <LanguageSettings />,
    retention: <Retention cases={cases} />,
    log: <LogSettings cases={cases} />,
    check: <Check />,
    storage: (
      <>
        <ThisDevice />
        <LeasePolicy />
      </>
    ),
  }
  return (
    <Switch>
      <Route path="/settings">
        <Overview also={also} />
      </Route>
      {SECTIONS.filter(section => me.officer || !('officers' in section)).map(({ key }) => (
        <Route key={key} path={`/settings/${key}`}>
          <Part section={key}>{pages[key]}</Part>
        </Route>
      ))}
      <Route>
        <Redirect to="/settings" replace />
      </Route>
    </Switch>
  )
}

function Overview({ also }: { also: readonly OtherSettings[] }) {
  const { t } = useWords()
  const me = useMe()
  return (
    <Page title={t('access.settings.title')} lead={t('access.settings.lead')}>
      <ul className="settings-list">
        {SECTIONS.filter(section => me.officer || !('officers' in section)).map(({ key }) => (
          <li key={key}>
            <Link href={`/settings/${key}`} className="tile">
              <b>{t(`access.settings.section.${key}.title`)}</b>
              <span>{t(`access.settings.section.${key}.note`)}</span>
            </Link>
          </li>
        ))}
        {also.map(({ href, title, note }) => (
          <li key={href}>
            <Link href={href} className="tile">
              <b>{t(title)}</b>
              <span>{t(note)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** One part of the settings, with the way back above it. Own fields bring their own heading and actions. */
function Part({ section, children }: { section: Section; children: ReactNode }) {
  const { t } = useWords()
  const [at] = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each part begins at its top
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [at])
  const back = (
    <p className="settings-back no-print">
      <Link href="/settings">{t('access.settings.back')}</Link>
    </p>
  )
  if (section === 'fields')
    return (
      <>
        {back}
        {children}
      </>
    )
  return (
    <>
      {back}
      <Page title={t(`access.settings.section.${section}.title`)}>
        <div className="reading-wide">{children}</div>
      </Page>
    </>
  )
}
