import { describe, expect, it } from 'vitest'
import { caseKind } from '#capabilities/casework/index.ts'
import { formOf, type OwnField, validateSealed } from '#records'
import {
  editedOwnField,
  editOf,
  listsOf,
  madeOwnField,
  missingIn,
  type OwnFieldDraft,
  ownParts,
} from './own-field-draft.ts'

const empty: OwnFieldDraft = {
  labels: { en: '', fr: '', es: '' },
  on: 'case',
  comp: 'narrative',
  type: 'text',
  values: '',
  extends: '',
}
const made = (draft: Partial<OwnFieldDraft>, existing: readonly OwnField[] = []) =>
  madeOwnField({ ...empty, ...draft }, [caseKind], existing, 'fr')
const problems = (...given: Parameters<typeof made>) => {
  const result = made(...given)
  return result.ok ? [] : result.problems.map(({ place, code }) => `${place}.${code}`)
}

describe('a new own field', () => {
  it('needs a label in one language, whichever', () => {
    expect(problems({})).toEqual(['label.missing'])
    expect(made({ labels: { en: '', fr: '', es: '  Parroquia ' } })).toMatchObject({
      ok: true,
      field: { labels: { es: 'Parroquia' }, type: 'text' },
    })
  })

  it('needs choices when one chooses, and its values pass the check of the kernel', () => {
    const labels = { en: 'Parish', fr: '', es: '' }
    expect(problems({ labels, type: 'oneOf', values: ' \n' })).toEqual(['values.missing'])
    const result = made({ labels, type: 'oneOf', values: 'Nord\n\n Sud \nNord' })
    if (!result.ok) throw new Error('refused')
    expect(Object.values(result.field.values ?? {})).toEqual([{ fr: 'Nord' }, { fr: 'Sud' }])
    const [value = ''] = Object.keys(result.field.values ?? {})
    const check = (own: string) =>
      validateSealed(caseKind, 'narrative', { own: { [result.field.key]: own } }, [result.field])
    expect(check(value).ok).toBe(true)
    expect(check('elsewhere').ok).toBe(false)
  })

  it('gives further choices to a built-in list, in the way the list is asked', () => {
    const lists = listsOf(caseKind)
    expect(lists.length).toBeGreaterThan(3)
    for (const { list, many } of lists) {
      const result = made({ labels: { en: 'Ours', fr: '', es: '' }, extends: list, values: 'Une autre' })
      expect(result).toMatchObject({ ok: true, field: { extends: list, type: many ? 'manyOf' : 'oneOf' } })
    }
    expect(problems({ labels: { en: 'Ours', fr: '', es: '' }, extends: 'nothing' })).toEqual(['extends.missing'])
  })

  it('stands beside the list it extends, in the same part', () => {
    const asked = formOf(caseKind, 'facts').find(field => field.list)
    const list = asked?.list?.name ?? ''
    const at = (comp: OwnField['comp']) => {
      const ours: OwnField = { on: 'case', comp, key: 'c_ours', labels: { en: 'Ours' }, type: 'oneOf', extends: list }
      return formOf(caseKind, comp, [ours]).findIndex(field => field.name === 'c_ours')
    }
    expect(list).not.toBe('')
    // The list is a fact: the sealed choices come after the fields of their own part.
    expect(at('narrative')).toBe(formOf(caseKind, 'narrative').length)
    const sealed = formOf(caseKind, 'identity').findIndex(field => field.list)
    const name = formOf(caseKind, 'identity')[sealed]?.list?.name
    expect(sealed).toBeGreaterThanOrEqual(0)
    const ours: OwnField = {
      on: 'case',
      comp: 'identity',
      key: 'c_ours',
      labels: {},
      type: 'oneOf',
      extends: name ?? '',
    }
    expect(formOf(caseKind, 'identity', [ours])[sealed + 1]?.name).toBe('c_ours')
  })

  it('does not come twice, and never stands among the facts or names', () => {
    const labels = { en: 'Parish', fr: '', es: '' }
    const result = made({ labels })
    if (!result.ok) throw new Error('refused')
    expect(problems({ labels }, [result.field])).toEqual(['label.known'])
    expect(ownParts(caseKind)).not.toContain('header')
    for (const comp of ['facts', 'header', '']) expect(problems({ labels, comp })).toEqual(['comp.missing'])
  })
})

describe('a changed own field', () => {
  const field: OwnField = {
    on: 'case',
    comp: 'narrative',
    key: 'c_parish',
    labels: { fr: 'Paroisse' },
    type: 'oneOf',
    values: { c_north: { fr: 'Nord' }, c_south: { fr: 'Sud', es: 'Sur' } },
    order: 4,
  }
  const edit = (part: Partial<ReturnType<typeof editOf>>, existing: readonly OwnField[] = [], language = 'fr') =>
    editedOwnField(field, { ...editOf(field, language), ...part }, existing, language)

  it('stays as it is when nothing was written', () => {
    expect(edit({})).toEqual({ ok: true, field })
    expect(edit({}, [], 'es')).toEqual({ ok: true, field })
  })

  it('gets new words and further choices, and loses no choice that was', () => {
    const changed = edit({
      labels: { en: 'Parish', fr: 'Secteur', es: '' },
      values: { c_north: 'Nord-Est', c_south: 'Sud' },
      more: 'Ouest\nOuest',
      order: '',
    })
    if (!changed.ok) throw new Error('refused')
    expect(changed.field).toMatchObject({ key: 'c_parish', labels: { en: 'Parish', fr: 'Secteur' } })
    expect(changed.field.order).toBeUndefined()
    expect(Object.values(changed.field.values ?? {})).toEqual([
      { fr: 'Nord-Est' },
      { fr: 'Sud', es: 'Sur' },
      { fr: 'Ouest' },
    ])
    expect(Object.keys(changed.field.values ?? {}).slice(0, 2)).toEqual(['c_north', 'c_south'])
  })

  it('gets words in languages that were added, and says where they are missing', () => {
    const begun = editOf(field, 'fr', ['fr', 'en', 'es', 'ti'])
    expect(begun.others.ti).toEqual({ c_north: '', c_south: '' })
    expect(missingIn(field, ['fr', 'es', 'ti'])).toEqual(['es', 'ti'])
    const changed = editedOwnField(
      field,
      {
        ...begun,
        labels: { ...begun.labels, ti: ' ደብር ' },
        others: { ti: { c_north: 'ሰሜን', c_south: 'ደቡብ' }, es: { c_north: '', c_south: '' }, en: {} },
      },
      [],
      'fr',
    )
    if (!changed.ok) throw new Error('refused')
    expect(changed.field.labels).toEqual({ fr: 'Paroisse', ti: 'ደብር' })
    expect(changed.field.values).toEqual({ c_north: { fr: 'Nord', ti: 'ሰሜን' }, c_south: { fr: 'Sud', ti: 'ደቡብ' } })
    expect(missingIn(changed.field, ['fr', 'ti'])).toEqual([])
  })

  it('is refused without words, with a label that stands here, or with a place that is no number', () => {
    const other: OwnField = { on: 'case', comp: 'legal', key: 'c_other', labels: { es: 'Secteur' }, type: 'text' }
    const codes = (result: ReturnType<typeof edit>) =>
      result.ok ? [] : result.problems.map(({ place, code }) => `${place}.${code}`)
    expect(codes(edit({ labels: { en: '', fr: ' ', es: '' } }))).toEqual(['label.missing'])
    expect(codes(edit({ labels: { en: '', fr: 'Secteur', es: '' } }, [other]))).toEqual(['label.known'])
    expect(codes(edit({ values: { c_north: '', c_south: 'Sud' } }))).toEqual(['values.missing'])
    expect(codes(edit({ order: '12345' }))).toEqual(['order.wrong'])
  })
})
