/** Translations: complete, in three languages, and really translated. */
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { flatMessages, LANGUAGES, requiredKeys } from '#records'
import { CATALOGUE } from './catalogue.ts'
import { messages } from './messages.ts'

const PLURAL = /_(zero|one|two|few|many|other)$/
const flat = { en: flatMessages(messages.en), fr: flatMessages(messages.fr), es: flatMessages(messages.es) }
/** Keys without their plural form. */
const keysOf = (language: keyof typeof flat): string[] =>
  [...flat[language].keys()].filter(key => !isPlural(language, key))
const isPlural = (language: keyof typeof flat, key: string): boolean =>
  PLURAL.test(key) && flat[language].has(key.replace(PLURAL, '_other'))

/** Words that are the same in both languages on purpose: names of products, and words the languages share. */
const SAME_IN_FRENCH = [
  'fields.consentRecord.signature.label',
  'fields.exceptionApproval.exception.label',
  'fields.rightsTold.exception.label',
  'lists.authority.police',
  'lists.outsideType.organisation',
  'kinds.note.label',
  'kinds.note.plural',
  'kinds.document.label',
  'kinds.document.plural',
  'fields.case.latitude.label',
  'fields.case.longitude.label',
  'fields.referral.organisation.label',
  'fields.traffickingEvent.latitude.label',
  'fields.traffickingEvent.longitude.label',
  'fields.traffickingEvent.description.label',
  'fields.supportPlan.actions.label',
  'lists.journeyStage.identification',
  'lists.journeyStage.protection',
  'lists.decider.Police',
  'lists.exploitation.Servitude',
  'lists.sexExploitation.Prostitution',
  'lists.eventType.Transit',
  'lists.eventType.Exploitation',
  'lists.noteType.incident',
  'lists.noteType.observation',
  'lists.compartment.legal',
  'compartments.legal.label',
]
const SAME_IN_SPANISH = ['closure.answers.no', 'lists.region.melanesia', 'lists.region.micronesia']
const isProduct = (key: string): boolean => key.startsWith('lists.onlinePlatform.') && !key.endsWith('.Other')

describe('messages', () => {
  it('exist for every kind, field, list value and rule, in every language', () => {
    for (const language of LANGUAGES) {
      expect([language, requiredKeys(CATALOGUE.kinds).filter(key => !flat[language].has(key))]).toEqual([language, []])
    }
  })

  it('hold no word of a kind, field or list that does not exist', () => {
    const required = new Set(requiredKeys(CATALOGUE.kinds))
    const about = keysOf('en')
      .filter(key => /^(kinds|fields|lists)\./.test(key))
      .map(key => key.replace(/\.(hint|why)$/, '.label'))
    expect(about.filter(key => !required.has(key))).toEqual([])
  })

  it('have the same keys in the three languages', () => {
    expect(keysOf('fr').sort()).toEqual(keysOf('en').sort())
    expect(keysOf('es').sort()).toEqual(keysOf('en').sort())
  })

  it('have the plural forms of their language, each using the number', () => {
    for (const language of LANGUAGES) {
      const wanted = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort()
      const plurals = [...flat[language]].filter(([key]) => isPlural(language, key))
      const stems = [...new Set(plurals.map(([key]) => key.replace(PLURAL, '')))]
      expect(stems).not.toEqual([])
      for (const stem of stems) {
        const forms = plurals.filter(([key]) => key.replace(PLURAL, '') === stem)
        expect([stem, forms.map(([key]) => PLURAL.exec(key)?.[1]).sort()]).toEqual([stem, wanted])
        for (const [, text] of forms) expect(text).toContain('{{count')
      }
    }
  })

  it('are translated: nothing equals the English but what is meant to', () => {
    const same = (language: 'fr' | 'es') =>
      [...flat[language]]
        .filter(([key, text]) => flat.en.get(key) === text && !isProduct(key))
        .map(([key]) => key)
        .sort()
    expect(same('fr')).toEqual([...SAME_IN_FRENCH].sort())
    expect(same('es')).toEqual([...SAME_IN_SPANISH].sort())
  })

  it('name the same things in every language', () => {
    const variables = (text: string | undefined): string[] =>
      [...(text ?? '').matchAll(/\{\{.*?\}\}/g)].map(([name]) => name).sort()
    for (const [key, text] of flat.en) {
      expect([key, variables(flat.fr.get(key))]).toEqual([key, variables(text)])
      expect([key, variables(flat.es.get(key))]).toEqual([key, variables(text)])
    }
  })

  it('never call a person a victim in English, and end without stray spaces', () => {
    expect([...flat.en].filter(([, text]) => /victim/i.test(text))).toEqual([])
    for (const language of LANGUAGES)
      expect([...flat[language]].filter(([, text]) => text.trim() !== text || text.includes('  '))).toEqual([])
  })

  it('are distinct within a list, so that a choice can be told from its neighbours', () => {
    for (const language of LANGUAGES) {
      const seen = new Map<string, string>()
      for (const [key, text] of flat[language]) {
        if (!key.startsWith('lists.')) continue
        const place = `${key.split('.')[1]}: ${text}`
        expect([seen.get(place), key]).toEqual([undefined, key])
        seen.set(place, key)
      }
    }
  })

  it('work in i18next, plurals and numbers included', async () => {
    const resources = Object.fromEntries(LANGUAGES.map(language => [language, { translation: messages[language] }]))
    const i18n = i18next.createInstance()
    await i18n.init({ lng: 'fr', resources, interpolation: { escapeValue: false } })
    expect(i18n.t('problems.field.tooLong', { count: 1 })).toBe('1 caractère au plus.')
    expect(i18n.t('problems.field.tooLong', { count: 2500 })).toMatch(/^2\s500 caractères au plus\.$/u)
    expect(i18n.t('lists.industry.A_AgricultureForestryAndFishing')).toBe('Agriculture, sylviculture et pêche')
    await i18n.changeLanguage('es')
    expect(i18n.t('problems.field.tooMany', { count: 3 })).toBe('Como máximo 3 elementos.')
    expect(i18n.t('remarks.ownKept', { label: 'Sala' })).toContain('«Sala»')
  })
})
