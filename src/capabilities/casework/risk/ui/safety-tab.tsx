import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox, Pill, Sheet } from '#app/parts/sheet.tsx'
import type { OpenRoot } from '#replica/types.ts'
import { useBegun } from '../../ui/kept-form.ts'
import { type Names, text, texts } from '../../ui/names.ts'
import { RecordsTab } from '../../ui/records-tab.tsx'
import { WhoCanOpen } from '../../ui/who-can-open.tsx'
import { RiskSheet } from './risk-sheet.tsx'
import { SuicideTalk } from './suicide-talk.tsx'

interface Props {
  root: OpenRoot
  names: Names
  me: string
  onWrite: (kind: string) => void
}

/** Risk, needs and safety: how high, why, what is done when danger comes nearer, what to say when someone asks. */
export function SafetyTab(props: Props) {
  const { root, names, me } = props
  const { t } = names
  const begun = useBegun(root.root, 'suicideCheck')
  const [chosen, talk] = useState<boolean | undefined>()
  // What was begun stands open again.
  const talking = begun !== undefined && (chosen ?? begun !== 'none')
  const mine = root.mine.includes('narrative')
  return (
    <div className="reading-wide">
      <IfAsked root={root} names={names} />
      <RiskSheet root={root} names={names} me={me} />
      {talking && (
        <SuicideTalk
          root={root}
          names={names}
          me={me}
          begun={begun === 'none' ? undefined : begun}
          onClose={() => talk(false)}
        />
      )}
      {!talking && mine && (
        <Sheet title={t('riskSafety.suicide.title')} who={<WhoCanOpen root={root} part="narrative" names={names} />}>
          <div className="row">
            <p className="reading grow">{t('riskSafety.suicide.lead')}</p>
            <Button small onClick={() => talk(true)}>
              {t('riskSafety.suicide.begin')}
            </Button>
          </div>
        </Sheet>
      )}
      <Domains root={root} names={names} />
      <RecordsTab
        {...props}
        kinds={['safetyPlan', 'assessment', 'suicideCheck']}
        written={['suicideCheck']}
        facts={false}
      />
    </div>
  )
}

/** What to say when someone asks for her: first, because it is needed while the telephone rings. */
function IfAsked({ root, names }: { root: OpenRoot; names: Names }) {
  const { t } = names
  const plan = root.records.findLast(record => record.kind === 'safetyPlan')?.sealed.narrative
  const contact = root.records.findLast(record => record.kind === 'safeContact')?.sealed.identity
  const words = text(plan?.ifAsked) || text(contact?.ifAsked)
  const signs = texts(plan?.warningSigns)
  if (words === '' && signs.length === 0) return null
  return (
    <div className="after">
      <NoteBox tone="soon" title={t('riskSafety.ifAsked')}>
        {words && (
          <p className="pre reading" dir="auto">
            {words}
          </p>
        )}
        {signs.length > 0 && (
          <>
            <b>{t('fields.safetyPlan.warningSigns.label')}</b>
            <ul className="bullets">
              {signs.map(sign => (
                <li key={sign}>
                  <bdi>{sign}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
      </NoteBox>
    </div>
  )
}

const DOMAINS = [
  ['narrative', 'safety'],
  ['health', 'health'],
  ['location', 'housing'],
  ['legal', 'legal'],
  ['narrative', 'money'],
  ['narrative', 'children'],
  ['narrative', 'language'],
  ['identity', 'relations'],
] as const
const TONES: Record<string, 'danger' | 'soon' | 'ok'> = { urgent: 'danger', needed: 'soon', well: 'ok' }

/** The newest assessment in one look; a domain that is sealed for the reader says so. */
function Domains({ root, names }: { root: OpenRoot; names: Names }) {
  const { t, language } = names
  const latest = root.records.findLast(record => record.kind === 'assessment')
  if (!latest) return null
  const day = text(latest.sealed.narrative?.assessedOn)
  return (
    <Sheet title={t('riskSafety.domains')}>
      {day && <p className="sub">{writtenDay(day, language)}</p>}
      <ul className="domains">
        {DOMAINS.map(([part, name]) => {
          const state = text(latest.sealed[part]?.[name])
          return (
            <li key={name}>
              <span className="sub">{t(`fields.assessment.${name}.label`)}</span>
              {latest.closed.includes(part) ? (
                <span className="sub">{t('riskSafety.sealed')}</span>
              ) : (
                <Pill tone={TONES[state]}>{t(state === '' ? 'screening.notAsked' : `lists.domainState.${state}`)}</Pill>
              )}
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
