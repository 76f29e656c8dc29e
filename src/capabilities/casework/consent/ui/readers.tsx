import { writtenDay } from '#app/formats.ts'
import { Pill, Sheet } from '#app/parts/sheet.tsx'
import { COMPARTMENTS } from '#records'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { type Names, text, texts } from '../../ui/names.ts'
import { exceptionStanding, reasonOf, standingOf } from '../cover.ts'
import { readerName, recipientName } from './said.ts'
import './consent.css'

interface Row {
  key: string
  name: string
  opens: readonly string[]
  why: string
  /** Only by her word, or the law's. */
  given: boolean
}

/** One picture: everyone who can read or may be told something of her, what of it, and why. */
export function Readers({ root, names }: { root: OpenRoot; names: Names }) {
  const { t } = names
  const rows = [...readers(root, names), ...mayBeTold(root, names)]
  return (
    <Sheet title={t('consents.readers.title')}>
      <ul className="readers" data-testid="readers">
        {rows.map(({ key, name, opens, why, given }) => (
          <li key={key}>
            <div className="row">
              <b className="grow">{name}</b>
              <span className="sub">{why}</span>
            </div>
            <ul className="sections">
              {COMPARTMENTS.filter(comp => opens.includes(comp)).map(comp => (
                <li key={comp}>
                  <Pill tone={given ? 'soon' : 'ok'}>{t(`lists.compartment.${comp}`)}</Pill>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {!rows.some(({ given }) => given) && <p className="sub">{t('consents.readers.nobody')}</p>}
    </Sheet>
  )
}

function readers(root: OpenRoot, names: Names): Row[] {
  const { t, language } = names
  return root.teams.map(({ team, opens }) => {
    const reason = reasonOf(root, team, Date.now())
    const why =
      reason.why === 'own'
        ? t('consents.readers.own')
        : t(`consents.readers.${reason.why}`, { day: writtenDay(text(reason.record.facts.until), language) })
    return { key: team, name: readerName(team, names), opens, why, given: reason.why !== 'own' }
  })
}

/** Recipients of consents and exceptions in force who have no keys: they may be told, on paper or by word. */
function mayBeTold(root: OpenRoot, names: Names): Row[] {
  const { t } = names
  const now = Date.now()
  const inForce = (record: OpenRecord) =>
    record.kind === 'consentRecord'
      ? standingOf(record, now)
      : record.kind === 'lawfulException'
        ? exceptionStanding(record, root.records, now)
        : undefined
  return root.records
    .filter(record => ['inForce', 'ending'].includes(inForce(record) ?? ''))
    .filter(({ facts }) => !root.teams.some(({ team }) => team === facts.team))
    .map(record => ({
      key: record.rec,
      name: recipientName(record.facts, root, names),
      opens: texts(record.facts.compartments),
      why: t('consents.readers.may'),
      given: true,
    }))
}
