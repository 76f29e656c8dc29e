import { Link } from 'wouter'
import { useWords } from '#app/languages/index.ts'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { useLive, useMe } from '#app/session.tsx'
import type { BusFactor } from '#replica/types.ts'
import { CompareWords } from '../compare-words.tsx'
import { StandingNotices } from '../notices.tsx'
import { EarlierNames, Rename } from './rename.tsx'

/** What the organisation is, who holds its keys, and where it hangs on one person alone. */
export function OrganisationSettings() {
  const { t } = useWords()
  const me = useMe()
  const people = useLive(['people'], replica => replica.people(), [])
  const teams = useLive(['people'], replica => replica.teams(), [])
  const active = (people ?? []).filter(person => person.status === 'active')
  const officers = active.filter(person => person.officer)
  return (
    <>
      <Sheet title={t('access.settings.section.organisation.title')}>
        <dl className="facts">
          <dt>{t('access.settings.organisation.name')}</dt>
          <dd>
            <bdi>{me.orgName}</bdi>
            <small>{t(me.demo ? 'access.settings.organisation.demo' : 'access.settings.organisation.nameNote')}</small>
            <Rename />
          </dd>
          <EarlierNames />
          <dt>{t('access.settings.organisation.officers')}</dt>
          <dd>
            {officers.map(person => (
              <div key={person.user}>
                <bdi>{person.name || t('access.person.unnamed')}</bdi>
              </div>
            ))}
          </dd>
          <dt>{t('access.settings.organisation.who')}</dt>
          <dd>
            {t('access.settings.organisation.people', { count: active.length })},{' '}
            {t('access.settings.organisation.teams', {
              count: (teams ?? []).filter(team => team.purpose !== 'keys' && team.purpose !== 'everyone').length,
            })}
            {' · '}
            <Link href="/people">{t('access.settings.organisation.manage')}</Link>
          </dd>
        </dl>
      </Sheet>
      <OnePersonAlone />
      <StandingNotices />
      <Sheet title={t('access.account.words')}>
        <p className="reading">{t('access.account.wordsText')}</p>
        <CompareWords words={me.rootWords} label={t('access.account.words')} />
      </Sheet>
    </>
  )
}

/** The bus factor, said where it can be mended. Silent for those who can mend nothing. */
function OnePersonAlone() {
  const { t } = useWords()
  const me = useMe()
  const answer = useLive(['people'], async replica => (me.officer ? replica.busFactor() : undefined), [me.officer])
  if (!answer?.ok) return null
  const { busFactor } = answer
  const said = warnings(busFactor)
  return (
    <Sheet title={t('access.settings.bus.title')}>
      <div className="stack">
        {busFactor.ok && said.length === 0 && <NoteBox tone="ok">{t('access.settings.bus.good')}</NoteBox>}
        {said.map(({ key, data, href }) => (
          <NoteBox key={key + (data?.team ?? '')} tone="soon">
            <p className="reading">{t(`access.settings.bus.${key}`, data)}</p>
            <Link href={href}>{t('access.settings.bus.mend')}</Link>
          </NoteBox>
        ))}
      </div>
    </Sheet>
  )
}

interface Warning {
  key: string
  data?: Record<string, string | number>
  href: string
}

function warnings({ officers, recovery, teams }: BusFactor): Warning[] {
  const said: Warning[] = []
  if (officers < 2) said.push({ key: 'officers', data: { count: officers }, href: '/people' })
  if (recovery.mode === null) said.push({ key: 'noRecovery', href: '/settings/recovery' })
  else if (recovery.drillDue)
    said.push({ key: recovery.lastDrill ? 'drill' : 'drillNever', href: '/settings/recovery' })
  for (const { name, fragile, rotationDue } of teams) {
    if (fragile) said.push({ key: 'fragile', data: { team: name }, href: '/people' })
    if (rotationDue) said.push({ key: 'rotation', data: { team: name }, href: '/people' })
  }
  return said
}
