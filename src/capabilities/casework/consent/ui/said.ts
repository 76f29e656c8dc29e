/** The words of consents: recipients and sections by name. */
import { listOf, within } from '#app/formats.ts'
import type { Shown } from '#app/forms/shown.ts'
import type { OpenRoot, Values } from '#replica/types.ts'
import { text, texts } from '../../ui/names.ts'

/** Whom coded facts name, as people call them. A team can be one person. */
export function recipientName(facts: Values, root: Pick<OpenRoot, 'records'>, names: Shown): string {
  const { t } = names
  switch (text(facts.to)) {
    case 'team':
      return readerName(text(facts.team), names)
    case 'authority':
      return t(`lists.authority.${text(facts.authority)}`)
    case 'outside': {
      const found = root.records.find(({ rec }) => rec === facts.outside)
      return text(found?.sealed.narrative?.name) || t(`lists.outsideType.${text(found?.facts.type) || 'other'}`)
    }
    case 'herself':
    case 'inside':
      return t(`lists.recipientKind.${text(facts.to)}`)
    default:
      return t('lists.recipientKind.outside')
  }
}

/** A team by name, or a person who is a team of one. */
export const readerName = (id: string, names: Shown): string => names.teamName(id) || names.personName(id)

/** Sections within a sentence. Apart by points: the name of one has an "and" of its own. */
export const sectionsOf = (value: unknown, { t, language }: Pick<Shown, 't' | 'language'>): string =>
  texts(value)
    .map(comp => within(t(`lists.compartment.${comp}`), language))
    .join(' · ')

/** Purposes, as a sentence says them. */
export const purposesOf = (value: unknown, { t, language }: Pick<Shown, 't' | 'language'>): string =>
  listOf(
    texts(value).map((purpose, at) => {
      const label = t(`lists.consentPurpose.${purpose}`)
      return at > 0 ? within(label, language) : label
    }),
    language,
  )
