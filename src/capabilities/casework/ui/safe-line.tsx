import { listOf } from '#app/formats.ts'
import type { OpenRoot } from '#replica/types.ts'
import { type Names, text, texts } from './names.ts'
import { WhoCanOpen } from './who-can-open.tsx'

/** How she is safely reached, in one line above every part of the case: whoever looks up a number sees this first. */
export function SafeLine({ root, names }: { root: OpenRoot; names: Names }) {
  const { t, language } = names
  const safe = root.records.findLast(record => record.kind === 'safeContact')?.sealed.identity
  if (!safe) return null
  const said = [
    listOf(
      texts(safe.channels).map(one => t(`lists.contactChannel.${one}`)),
      language,
    ),
    text(safe.times),
    text(safe.callAs),
    text(safe.ifAsked),
  ].filter(Boolean)
  return (
    <p className="safe-line">
      <b>{t('kinds.safeContact.label')}</b>
      {safe.deviceWatched === true && <b className="refused">{t('cases.watched')}</b>}
      {said.map(one => (
        <bdi key={one}>{one}</bdi>
      ))}
      <WhoCanOpen root={root} part="identity" names={names} />
    </p>
  )
}
