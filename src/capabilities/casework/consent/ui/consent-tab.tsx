import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { languageName, writtenDay } from '#app/formats.ts'
import { Button, ButtonLink } from '#app/parts/button.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { GO_ON, useBegun } from '../../ui/kept-form.ts'
import { type Names, text } from '../../ui/names.ts'
import { newestFirst } from '../../ui/order.ts'
import { RecordsTab } from '../../ui/records-tab.tsx'
import { AskConsent } from './ask-consent.tsx'
import { AskException } from './ask-exception.tsx'
import { ConsentCard } from './consent-card.tsx'
import { ExceptionCard } from './exception-card.tsx'
import { Readers } from './readers.tsx'
import { recipientName } from './said.ts'

interface Props {
  root: OpenRoot
  names: Names
  me: string
  onWrite: (kind: string) => void
}

/** Rights and consent of one case: who may see what and why, what she agreed to, what was passed on, and how she can be reached. */
export function ConsentTab(props: Props) {
  const { root, names, me } = props
  const { t } = names
  const [chosen, ask] = useState<'consent' | 'exception' | 'none' | undefined>()
  const begun = useBegun(root.root, 'consentRecord')
  const search = useSearch()
  const [at, go] = useLocation()
  // Whoever pressed "go on" above, where it was put aside on this very page.
  useEffect(() => {
    if (search !== GO_ON) return
    ask('consent')
    go(at, { replace: true })
  }, [search, at, go])
  // What was begun stands open again.
  const left = begun !== undefined && begun !== 'none' ? 'consent' : undefined
  const asking = chosen === undefined ? left : chosen === 'none' ? undefined : chosen
  const ofKind = (kind: string) => newestFirst(root.records.filter(record => record.kind === kind))
  const consents = ofKind('consentRecord')
  const exceptions = ofKind('lawfulException')
  const done = () => ask('none')
  return (
    <div className="reading-wide">
      <Readers root={root} names={names} />
      <Told root={root} names={names} told={ofKind('rightsTold')} />
      <Sheet
        title={t('consents.list.title')}
        actions={
          asking === undefined &&
          root.mine.includes('narrative') && (
            <Button small look="primary" onClick={() => ask('consent')}>
              {t('consents.list.ask')}
            </Button>
          )
        }
      >
        {asking === 'consent' && <AskConsent root={root} names={names} onDone={done} />}
        {consents.length === 0 && asking !== 'consent' && <p className="sub">{t('consents.list.none')}</p>}
        {consents.map(record => (
          <ConsentCard key={record.rec} root={root} names={names} record={record} />
        ))}
      </Sheet>
      <Passed root={root} names={names} records={ofKind('disclosure')} />
      <Sheet
        title={t('consents.law.list')}
        actions={
          asking === undefined &&
          root.mine.includes('narrative') && (
            <Button small onClick={() => ask('exception')}>
              {t('consents.list.exception')}
            </Button>
          )
        }
      >
        {asking === 'exception' && <AskException root={root} names={names} onDone={done} />}
        {exceptions.length === 0 && asking !== 'exception' && <p className="sub">{t('consents.law.none')}</p>}
        {exceptions.map(record => (
          <ExceptionCard key={record.rec} root={root} names={names} record={record} me={me} />
        ))}
      </Sheet>
      <RecordsTab {...props} kinds={['safeContact']} facts={false} />
    </div>
  )
}

function Told({ root, names, told }: { root: OpenRoot; names: Names; told: readonly OpenRecord[] }) {
  const { t, language } = names
  const lines = told.filter(({ facts }) => facts.what === 'rights')
  return (
    <Sheet
      title={t('consents.told.title')}
      actions={
        <ButtonLink small href={`/cases/${root.root}/rights`}>
          {t('consents.told.open')}
        </ButtonLink>
      }
    >
      {lines.length === 0 && <p className="sub">{t('consents.told.none')}</p>}
      {lines.map(({ rec, sealed, facts }) => (
        <p key={rec}>
          {t('consents.told.line', {
            day: writtenDay(text(sealed.narrative?.toldOn) || text(facts.month), language),
            language: languageName(text(sealed.narrative?.language) || 'und', language),
          })}
        </p>
      ))}
    </Sheet>
  )
}

function Passed({ root, names, records }: { root: OpenRoot; names: Names; records: readonly OpenRecord[] }) {
  const { t, language } = names
  return (
    <Sheet title={t('consents.passed.title')}>
      {records.length === 0 && <p className="sub">{t('consents.passed.none')}</p>}
      {records.map(({ rec, facts, sealed, versions }) => (
        <div className="card" key={rec} data-testid="passed-on">
          <b>
            {t('consents.passed.line', {
              how: t(`lists.disclosureHow.${text(facts.how)}`),
              to: recipientName(facts, root, names),
            })}
          </b>
          <p className="sub">
            {[
              writtenDay(text(sealed.narrative?.givenOn) || text(facts.month), language),
              versions.facts && names.personName(versions.facts.author),
              t(`lists.consentPurpose.${text(facts.purpose)}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {text(sealed.narrative?.what) && (
            <p className="pre reading" dir="auto">
              {text(sealed.narrative?.what)}
            </p>
          )}
        </div>
      ))}
    </Sheet>
  )
}
