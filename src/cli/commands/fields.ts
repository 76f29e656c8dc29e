/** The organisation's own fields and further list values: added without code, sealed like everything else. */
import { COMPARTMENTS, OWN_TYPES, type OwnField, ownKeyOf, ownLabel } from '#records'
import type { Replica } from '#replica/types.ts'
import { type Command, type Given, type Outcome, textOf, textsOf } from '../command.ts'
import { SIGN_IN, type World, withSession } from '../session.ts'
import type { CaseWorld } from './cases.ts'

export type FieldWorld = World &
  Pick<CaseWorld, 'catalogue'> & {
    /** The organisation's own fields as the kernel knows them. */
    readonly ownFieldsOf: (replica: Replica) => Promise<OwnField[]>
  }

export const fieldCommands = (world: FieldWorld): readonly Command[] => [fields(world), addField(world)]

const fields = (world: FieldWorld): Command => ({
  name: 'fields',
  arguments: [],
  options: SIGN_IN,
  run: (terminal, given) =>
    withSession(world, terminal, given, async replica => {
      const list = await world.ownFieldsOf(replica)
      return {
        ok: true,
        data: list,
        text: list.map(
          field => `${field.on}.${field.comp}.own.${field.key}  ${ownLabel(field, terminal.lang)}  ${field.type}`,
        ),
      }
    }),
})

const addField = (world: FieldWorld): Command => ({
  name: 'field add',
  arguments: ['label'],
  options: [
    ...SIGN_IN,
    { name: 'kind', value: 'text', required: true },
    { name: 'compartment', value: 'choice', choices: COMPARTMENTS, required: true },
    { name: 'type', value: 'choice', choices: OWN_TYPES, required: true },
    { name: 'value', value: 'text', many: true },
    { name: 'extends', value: 'text' },
    { name: 'label-en', value: 'text' },
    { name: 'label-fr', value: 'text' },
    { name: 'label-es', value: 'text' },
  ],
  run: (terminal, given, words) => {
    const field = fieldOf(world, terminal.lang, words[0] ?? '', given)
    if (!field.ok) return Promise.resolve(field)
    return withSession(world, terminal, given, replica => keep(replica, field.field))
  },
})

type Read = { ok: true; field: OwnField } | { ok: false; code: string; data: Record<string, unknown> }

const fieldOf = (world: FieldWorld, lang: string, label: string, given: Given): Read => {
  const on = textOf(given, 'kind') ?? ''
  const comp = COMPARTMENTS.find(name => name === given.compartment)
  const type = OWN_TYPES.find(name => name === given.type)
  const kind = world.catalogue.get(on)
  if (!kind) return { ok: false, code: 'cli.unknownKind', data: { name: on } }
  if (!comp || !type || !kind.sealed[comp])
    return { ok: false, code: 'cli.unknownPart', data: { name: String(given.compartment) } }
  const values = textsOf(given, 'value')
  const choice = type === 'oneOf' || type === 'manyOf'
  if (choice !== values.length > 0)
    return { ok: false, code: choice ? 'cli.missingOption' : 'cli.badOption', data: { name: 'value' } }
  const others = (['en', 'fr', 'es'] as const).flatMap(each => {
    const text = textOf(given, `label-${each}`)
    return text ? [[each, text] as const] : []
  })
  const extended = textOf(given, 'extends')
  const field: OwnField = {
    on,
    comp,
    type,
    key: ownKeyOf(label),
    labels: { [lang]: label, ...Object.fromEntries(others) },
    ...(choice ? { values: Object.fromEntries(values.map(value => [ownKeyOf(value), { [lang]: value }])) } : {}),
    ...(extended ? { extends: extended } : {}),
  }
  return { ok: true, field }
}

/** Sealed to everyone in the organisation: a form must look the same to all. */
const keep = async (replica: Replica, field: OwnField): Promise<Outcome> => {
  const everyone = (await replica.teams()).find(team => team.purpose === 'everyone')
  if (!everyone) return { ok: false, code: 'team.unknown' }
  const made = await replica.create('ownField', { team: everyone.id, sealed: { header: { ...field } } })
  return made.ok ? { ok: true, data: { key: field.key }, text: [`${field.on}.${field.comp}.own.${field.key}`] } : made
}
