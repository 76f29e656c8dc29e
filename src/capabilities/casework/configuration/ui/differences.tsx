import { hasMessage, type Translate, useWords } from '#app/languages/index.ts'
import type { Difference } from '../difference.ts'

/** What changed is called as on the screens, where it has a name there. */
function nameOf({ area, name }: Difference, t: Translate): string {
  const [on = '', field = ''] = name.split('.')
  if (area === 'notAsked' && hasMessage(`fields.${on}.${field}.label`))
    return `${t(`kinds.${on}.label`)}${t('app.colon')}${t(`fields.${on}.${field}.label`)}`
  if (area === 'reviewDays') return t(`configuring.reviewed.${name}`)
  if (area === 'approvals') return t(`configuring.decided.${name}`)
  if (area === 'twoOfficers') return t('configuring.twoOfficers')
  return name
}

function shownAs({ area }: Difference, value: string | undefined, t: Translate): string {
  if (value === undefined) return area === 'notAsked' ? t('configuring.asked') : '–'
  if (area === 'notAsked') return t('configuring.notAsked')
  if (area === 'approvals') return t(`configuring.approver.${value}`)
  if (area === 'twoOfficers') return t(value === 'true' ? 'app.field.yes' : 'app.field.no')
  return value
}

/** What would become of what: area, name, before and after. */
export function Differences({ found }: { found: readonly Difference[] }) {
  const { t } = useWords()
  if (found.length === 0) return <p className="sub">{t('configuring.same')}</p>
  return (
    <ul className="plain" aria-label={t('configuring.differences')}>
      {found.map(one => (
        <li key={`${one.area} ${one.name}`}>
          <span className="sub">{t(`configuring.area.${one.area}`)}</span> <bdi>{nameOf(one, t)}</bdi>
          {': '}
          <del>
            <bdi>{shownAs(one, one.before, t)}</bdi>
          </del>
          {' → '}
          <ins>
            <bdi>{shownAs(one, one.after, t)}</bdi>
          </ins>
        </li>
      ))}
    </ul>
  )
}
