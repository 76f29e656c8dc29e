/** A case of Halte in the terms of HTCDS 2.0, for exports. */
import { type Compartment, type OwnField, ownAnswerText, ownLabel } from '#records'
import { caseKind } from './case.ts'
import { type HtcdsFieldId, KEPT_AS_TEXT, PLACES, type Slot } from './htcds-places.ts'
import { type HtcdsValue, type HtcdsValues, isKeptId, isPlacedId, KINDS, keptPart, type Values } from './htcds-slots.ts'
import { DECIDER } from './lists.ts'
import { note, referral } from './records.ts'

/** A case as opened by the replica: the case's own record first or anywhere, what belongs to it in order of creation. */
export interface OpenCase {
  readonly records: ReadonlyArray<{
    readonly kind: string
    readonly facts: Readonly<Values>
    readonly sealed: Readonly<Partial<Record<Compartment, Readonly<Values>>>>
  }>
}
export interface ToHtcdsOptions {
  /** Name of a case worker by id, for cases whose worker is in the organisation. */
  readonly nameOf?: (user: string) => string | undefined
  readonly own?: readonly OwnField[]
  /** Language the labels of own columns are written in. */
  readonly language?: string
}

/**
 * The values of a case as HTCDS holds them: of several referrals, comments, events or plans the newest. What only this
 * reader cannot open is absent. Own values come by label; `kept` are the imported texts of fields without a value, so that a
 * file written from them says what the first one said.
 */
export function toHtcds(
  open: OpenCase,
  options: ToHtcdsOptions = {},
): { values: HtcdsValues; own: Record<string, string>; kept: KeptValue[] } {
  const values: { [id in HtcdsFieldId]?: HtcdsValue } = {}
  const kept: KeptValue[] = []
  const newest = new Map<Slot, OpenCase['records'][number]>()
  for (const record of open.records) {
    const slot = slotOf(record)
    if (slot !== undefined) newest.set(slot, record)
  }
  for (const id of Object.keys(PLACES)) {
    if (!isPlacedId(id)) continue
    const { slot, part, field } = PLACES[id]
    const record = newest.get(slot)
    const value = htcdsValue(id, part === 'facts' ? record?.facts[field] : record?.sealed[part]?.[field])
    const text = importedText(newest.get('case'), keptPart(id), id)
    if (value !== undefined) values[id] = wholeText(value, text)
    else if (text !== undefined) kept.push({ field: id, raw: text })
  }
  const main = newest.get('case')
  const worker = main?.facts.caseWorker
  const name = typeof worker === 'string' ? options.nameOf?.(worker) : undefined
  if (name !== undefined) values.cas_CaseOwner = name
  for (const [id, value] of keptValues(main)) values[id] = value
  return { values, own: ownTexts(main, options), kept }
}

/** A text of the import that a field had no value for. */
export interface KeptValue {
  readonly field: HtcdsFieldId
  readonly raw: string
}

function importedText(
  main: OpenCase['records'][number] | undefined,
  part: Compartment,
  key: string,
): string | undefined {
  const texts = main?.sealed[part]?.imported
  if (typeof texts !== 'object' || texts === null) return undefined
  const text: unknown = Object.entries(texts).find(([name]) => name === key)?.[1]
  return typeof text === 'string' ? text : undefined
}

/** The text a field was too short for, as long as the field still holds its beginning. */
const wholeText = (value: HtcdsValue, imported: string | undefined): HtcdsValue =>
  typeof value === 'string' && imported?.startsWith(value) === true ? imported : value

function slotOf({ kind, facts }: OpenCase['records'][number]): Slot | undefined {
  if (kind === referral.name) return facts.direction === 'outgoing' ? 'outgoing' : 'incoming'
  if (kind === note.name) return facts.type === 'comment' ? 'comment' : undefined
  return (['case', 'event', 'plan'] as const).find(slot => KINDS[slot].name === kind)
}

function htcdsValue(id: HtcdsFieldId, value: unknown): HtcdsValue | undefined {
  if (id === 'vic_TraffickingStatusDecisionMakingOrg' && value === DECIDER.own[0]) return undefined
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) && value.every(entry => typeof entry === 'string') ? value : undefined
}

const KEPT_LISTS: readonly string[] = ['vic_Vulnerabilities', 'per_RoleInProcess']
const KEPT_NUMBERS: readonly string[] = ['org_ShippingLongitude', 'org_ShippingLatitude']

function* keptValues(main: OpenCase['records'][number] | undefined): Generator<[HtcdsFieldId, HtcdsValue]> {
  for (const id of Object.keys(KEPT_AS_TEXT)) {
    if (!isKeptId(id)) continue
    const text = importedText(main, KEPT_AS_TEXT[id].part, id)
    if (text === undefined) continue
    if (KEPT_LISTS.includes(id)) yield [id, text.split('; ')]
    else if (KEPT_NUMBERS.includes(id)) yield [id, Number(text)]
    else if (id === 'vic_AgreementToManagePersonalData') yield [id, text === 'true']
    else yield [id, text]
  }
}

function ownTexts(
  main: OpenCase['records'][number] | undefined,
  { own = [], language = 'en' }: ToHtcdsOptions,
): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const field of own) {
    const values = main?.sealed[field.comp]?.own
    const value =
      typeof values === 'object' && values !== null
        ? Object.entries(values).find(([key]) => key === field.key)?.[1]
        : undefined
    if (value === undefined || field.on !== caseKind.name) continue
    texts[ownLabel(field, language)] = ownAnswerText(field, value, language)
  }
  return texts
}
