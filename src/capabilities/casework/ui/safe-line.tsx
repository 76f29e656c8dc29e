import { listOf } from '#app/formats.ts'
import type { OpenRoot } from '#replica/types.ts'
import { type Names, text, texts } from './names.ts'
import { WhoCanOpen } from './who-can-open.tsx'

/** How she is safely reached, in one line above every part of the case: whoever looks up a number sees this first. */
export function SafeLine({ root, names }: { root: OpenRoot; names: Names }) {
  const { t, language } = names
  const safe = root.records.findLast(record => record.kind === 'safeContact')?.sealed.identity
  if (!safe) return null
  const ways = listOf(
    texts(safe.channels).map(one => t(`lists.contactChannel.${one}`)),
    language,
  )
  // Whose name is said and what is answered would be taken for one another without their labels.
  const said = [
    ['ways', '', ways],
    ['times', '', text(safe.times)],
    ['callAs', t('fields.safeContact.callAs.label'), text(safe.callAs)],
    ['ifAsked', t('riskSafety.ifAsked'), text(safe.ifAsked)],
  ].filter(([, , value]) => value !== '')
  return (
    <div className="safe-line">
      <b>{t('kinds.safeContact.label')}</b>
      {safe.deviceWatched === true && <b className="refused">{t('cases.watched')}</b>}
      <span>
        {said.map(([key, label, value], index) => (
          <span key={key}>
            {index > 0 && ' · '}
            {label && <i>{label}: </i>}
            <bdi>{value}</bdi>
          </span>
        ))}
      </span>
      <WhoCanOpen root={root} part="identity" names={names} />
    </div>
  )
}
