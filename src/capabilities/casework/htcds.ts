/**
 * Cases in the terms of HTCDS 2.0, to and from the records of Halte. What a file held and Halte cannot place stays with the
 * case as text beside the field it was meant for (`imported`): an import may not lose a word.
 */
import {
  type AnyKind,
  type Compartment,
  checkOwn,
  isAbsent,
  type Labels,
  type OwnField,
  ownKeyOf,
  type Part,
  partOf,
} from '#records'
import { caseKind, isClosed } from './case.ts'
import { type HtcdsFieldId, KEPT_AS_TEXT, PLACES, placeOfField, type Slot } from './htcds-places.ts'
import { DECIDER } from './lists.ts'
import { ageBandOn, genderGroupOf } from './person.ts'
import { consentRecord, identificationDecision, note, referral, supportPlan, traffickingEvent } from './records.ts'
import { regionsOf } from './regions.ts'

export type HtcdsValue = string | number | boolean | readonly string[]
export type HtcdsValues = { readonly [id in HtcdsFieldId]?: HtcdsValue }

/** One case as an importer hands it over: normalised values, the organisation's own columns, and texts with no value. */
export interface HtcdsCase {
  readonly sourceKey: string
  readonly contentKey?: string
  readonly submission?: string
  readonly values: HtcdsValues
  readonly own: Readonly<Record<string, string>>
  readonly kept: ReadonlyArray<{ readonly field: string | null; readonly label: string; readonly raw: string }>
}

type Values = Record<string, unknown>
export interface CaseDraft {
  readonly key: string
  readonly kind: string
  readonly facts: Values
  readonly sealed: Partial<Record<Compartment, Values>>
}
/** A case to create, with the records that belong to it; `key` makes the same file create nothing twice. */
export interface PlannedHtcdsCase extends CaseDraft {
  readonly records: readonly CaseDraft[]
}

/** Something the person importing should know. Translated as `remarks.<code>`; `field` is an HTCDS id. */
export interface Remark {
  readonly code: 'kept' | 'shortened' | 'deciderNotRecorded' | 'closureNotRecorded' | 'notPlaced' | 'ownKept'
  readonly field?: HtcdsFieldId
  readonly label?: string
}

export interface FromHtcdsOptions {
  /** Today, `YYYY-MM-DD`: the age band is computed for this day, on the device. */
  readonly today: string
  /** Code of the new case (`newCaseCode`). */
  readonly code: string
  /** The organisation's own fields in force. */
  readonly own: readonly OwnField[]
  /** Language the labels of own columns are taken to be in. */
  readonly language: string
}

const KINDS: Record<Slot, AnyKind> = {
  case: caseKind,
  incoming: referral,
  outgoing: referral,
  comment: note,
  event: traffickingEvent,
  plan: supportPlan,
}

/**
 * The records of one imported case, valid as they are, and what could not be placed. Own columns without an own field come
 * back in `ownFields`, to be created once (the same label always gives the same key).
 */
export function fromHtcds(
  imported: HtcdsCase,
  options: FromHtcdsOptions,
): { planned: PlannedHtcdsCase; ownFields: OwnField[]; remarks: Remark[] } {
  const drafts = new Drafts(imported.sourceKey)
  const remarks: Remark[] = []
  for (const [id, value] of Object.entries(imported.values)) placeValue(drafts, id, value, remarks)
  for (const { field, label, raw } of imported.kept) drafts.keep(keptPart(field), label, raw)
  drafts.set('case', 'header', 'code', options.code)
  drafts.set('case', 'identity', 'sourceKey', imported.sourceKey)
  drafts.set('case', 'identity', 'contentKey', imported.contentKey)
  drafts.set('case', 'identity', 'submission', imported.submission)
  const ownFields = placeOwn(drafts, imported.own, options, remarks)
  deriveFacts(drafts, options.today, remarks)
  return { planned: drafts.planned(), ownFields, remarks }
}

/** The drafts of one case while they are being filled. */
class Drafts {
  readonly #key: string
  readonly #slots = new Map<Slot | 'decision' | 'consent', { kind: AnyKind; parts: Map<Part, Values> }>()

  constructor(key: string) {
    this.#key = key
    this.add('case', caseKind)
  }
  add(slot: Slot | 'decision' | 'consent', kind: AnyKind): void {
    if (!this.#slots.has(slot)) this.#slots.set(slot, { kind, parts: new Map() })
  }
  set(slot: Slot | 'decision' | 'consent', part: Part, field: string, value: unknown): void {
    if (isAbsent(value)) return
    if (slot !== 'decision' && slot !== 'consent') this.add(slot, KINDS[slot])
    const parts = this.#slots.get(slot)?.parts
    const values = parts?.get(part) ?? {}
    parts?.set(part, { ...values, [field]: value })
  }
  get(slot: Slot, part: Part, field: string): unknown {
    return this.#slots.get(slot)?.parts.get(part)?.[field]
  }
  has(slot: Slot): boolean {
    return this.#slots.has(slot)
  }
  /** Keeps a text with the case, beside the fields of a compartment, under the label the person knows. */
  keep(part: Compartment, label: string, text: string): void {
    const name = label.trim().slice(0, 200) || '?'
    const known: Values = { ...this.#map('case', part, 'imported') }
    const before = known[name]
    this.set('case', part, 'imported', { ...known, [name]: typeof before === 'string' ? `${before}\n${text}` : text })
  }
  own(part: Compartment, key: string, value: unknown): void {
    this.set('case', part, 'own', { ...this.#map('case', part, 'own'), [key]: value })
  }
  #map(slot: Slot, part: Part, field: string): Values {
    const value = this.get(slot, part, field)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  }
  planned(): PlannedHtcdsCase {
    const [root, ...records] = [...this.#slots].map(([slot, { kind, parts }]): CaseDraft => {
      const sealed = Object.fromEntries(
        kind.compartments.flatMap(part => (parts.has(part) ? [[part, parts.get(part)]] : [])),
      )
      return {
        key: slot === 'case' ? this.#key : `${this.#key}/${slot}`,
        kind: kind.name,
        facts: parts.get('facts') ?? {},
        sealed,
      }
    })
    if (root === undefined) throw new Error('a case without its own record')
    return { ...root, records }
  }
}

function isKeptId(id: string): id is keyof typeof KEPT_AS_TEXT {
  return Object.hasOwn(KEPT_AS_TEXT, id)
}
function isPlacedId(id: string): id is keyof typeof PLACES {
  return Object.hasOwn(PLACES, id)
}

/** The compartment whose texts hold what was meant for a field: its own, identity for names, narrative for facts. */
function keptPart(id: string | null): Compartment {
  if (id !== null && isKeptId(id)) return KEPT_AS_TEXT[id].part
  const place = id === null ? undefined : placeOfField(id)
  if (place === undefined || place.part === 'facts') return 'narrative'
  return place.part === 'header' ? 'identity' : place.part
}

const asText = (value: HtcdsValue): string => (typeof value === 'object' ? value.join('; ') : String(value))

function placeValue(drafts: Drafts, id: string, value: HtcdsValue, remarks: Remark[]): void {
  if (isAbsent(value)) return
  if (isKeptId(id)) {
    drafts.keep(KEPT_AS_TEXT[id].part, id, asText(value))
    remarks.push({ code: 'notPlaced', field: id })
    return
  }
  if (!isPlacedId(id)) return
  const { slot, part, field } = PLACES[id]
  const declared = partOf(KINDS[slot], part)[field]
  const checked = declared?.check(value)
  if (checked?.ok === true) {
    drafts.set(slot, part, field, checked.value)
    return
  }
  drafts.keep(keptPart(id), id, asText(value))
  const max = declared?.spec.max ?? 0
  if (checked?.code === 'field.tooLong' && declared?.spec.type === 'text' && typeof value === 'string') {
    drafts.set(slot, part, field, value.slice(0, max).toWellFormed())
    remarks.push({ code: 'shortened', field: id })
  } else remarks.push({ code: 'kept', field: id })
}

function placeOwn(drafts: Drafts, own: HtcdsCase['own'], options: FromHtcdsOptions, remarks: Remark[]): OwnField[] {
  const created: OwnField[] = []
  for (const [label, text] of Object.entries(own)) {
    if (text === '') continue
    const key = ownKeyOf(label)
    const known = [...options.own, ...created].find(
      field => field.on === caseKind.name && (field.key === key || Object.values(field.labels).includes(label)),
    )
    const labels: Labels = { [options.language]: label.slice(0, 200) }
    const field = known ?? { on: caseKind.name, comp: 'narrative', key, labels, type: 'longText' }
    const { problems } = checkOwn({ [field.key]: text }, caseKind.name, field.comp, [field])
    if (problems.length > 0) {
      drafts.keep(field.comp === 'header' ? 'narrative' : field.comp, label, text)
      remarks.push({ code: 'ownKept', label })
      continue
    }
    drafts.own(field.comp, field.key, text)
    if (known === undefined) created.push(field)
  }
  return created
}

const monthOf = (day: unknown): string | undefined =>
  typeof day === 'string' && day.length >= 7 ? day.slice(0, 7) : undefined

/** Facts that follow from what was placed: coarse facts about the person, months, and the histories a case starts with. */
function deriveFacts(drafts: Drafts, today: string, remarks: Remark[]): void {
  const fact = (field: string): unknown => drafts.get('case', 'facts', field)
  const { birthdate, gender, citizenships } = Object.fromEntries(
    ['birthdate', 'gender', 'citizenships'].map(field => [field, drafts.get('case', 'identity', field)]),
  )
  if (typeof birthdate === 'string') drafts.set('case', 'facts', 'ageBand', ageBandOn(birthdate, today))
  if (typeof gender === 'string') drafts.set('case', 'facts', 'genderGroup', genderGroupOf(gender))
  if (Array.isArray(citizenships)) {
    const checked = caseKind.facts.citizenshipRegions.check(regionsOf(citizenships))
    if (checked.ok) drafts.set('case', 'facts', 'citizenshipRegions', checked.value)
  }
  for (const slot of ['incoming', 'outgoing'] as const) {
    if (!drafts.has(slot)) continue
    drafts.set(slot, 'facts', 'direction', slot)
    drafts.set(slot, 'facts', 'month', validMonth(drafts.get(slot, 'narrative', 'day')))
  }
  drafts.set('case', 'facts', 'openedMonth', drafts.get('incoming', 'facts', 'month'))
  if (drafts.has('comment')) drafts.set('comment', 'facts', 'type', 'comment')
  drafts.set('plan', 'facts', 'endedMonth', validMonth(drafts.get('plan', 'narrative', 'actualEnd')))
  deriveClosure(drafts, fact('status'), remarks)
  deriveHistory(drafts, fact('traffickingStatus'), fact('decidedBy'), fact('consent'), remarks)
}

function validMonth(day: unknown): string | undefined {
  const checked = referral.facts.month.check(monthOf(day))
  return checked.ok ? checked.value : undefined
}

function deriveClosure(drafts: Drafts, status: unknown, remarks: Remark[]): void {
  if (status === 'FollowUp') drafts.set('case', 'facts', 'stage', 'followUp')
  if (typeof status !== 'string' || !isClosed(status)) return
  drafts.set('case', 'facts', 'stage', 'closed')
  const told = drafts.get('case', 'narrative', 'closureDetails') !== undefined
  drafts.set(
    'case',
    'facts',
    'closureReason',
    status === 'ClosedReferred' ? 'transferred' : told ? 'other' : 'notRecorded',
  )
  if (!told && status === 'Closed') remarks.push({ code: 'closureNotRecorded', field: 'cas_ReasonForCaseClosure' })
}

function deriveHistory(drafts: Drafts, status: unknown, decider: unknown, consent: unknown, remarks: Remark[]): void {
  if (status !== undefined) {
    if (decider === undefined) {
      drafts.set('case', 'facts', 'decidedBy', 'notRecorded')
      remarks.push({ code: 'deciderNotRecorded', field: 'vic_TraffickingStatusDecisionMakingOrg' })
    }
    drafts.set('case', 'facts', 'decidedMonthUnknown', true)
    drafts.add('decision', identificationDecision)
    drafts.set('decision', 'facts', 'status', status)
    drafts.set('decision', 'facts', 'decidedBy', decider ?? 'notRecorded')
    drafts.set('decision', 'facts', 'monthUnknown', true)
  }
  if (consent === undefined) return
  drafts.add('consent', consentRecord)
  drafts.set('consent', 'facts', 'given', consent)
  drafts.set('consent', 'facts', 'purpose', 'interview')
  drafts.set('consent', 'facts', 'monthUnknown', true)
}

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
 * reader cannot open is absent. Own values come by label.
 */
export function toHtcds(
  open: OpenCase,
  options: ToHtcdsOptions = {},
): { values: HtcdsValues; own: Record<string, string> } {
  const values: { [id in HtcdsFieldId]?: HtcdsValue } = {}
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
    if (value !== undefined) values[id] = value
  }
  const main = newest.get('case')
  const worker = main?.facts.caseWorker
  const name = typeof worker === 'string' ? options.nameOf?.(worker) : undefined
  if (name !== undefined) values.cas_CaseOwner = name
  for (const [id, value] of keptValues(main)) values[id] = value
  return { values, own: ownTexts(main, options) }
}

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
    const texts = main?.sealed[KEPT_AS_TEXT[id].part]?.imported
    const text =
      typeof texts === 'object' && texts !== null ? Object.entries(texts).find(([name]) => name === id)?.[1] : undefined
    if (typeof text !== 'string') continue
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
    texts[field.labels[language] ?? Object.values(field.labels)[0] ?? field.key] = Array.isArray(value)
      ? value.join('; ')
      : String(value)
  }
  return texts
}
