/**
 * An imported case in the terms of HTCDS 2.0 becomes records of Halte. What a file held and Halte cannot place stays with
 * the case as text beside the field it was meant for (`imported`): an import may not lose a word.
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
  readOwnAnswer,
} from '#records'
import { caseKind, isClosed } from './case.ts'
import { consentRecord } from './consent/records.ts'
import { type HtcdsFieldId, KEPT_AS_TEXT, PLACES, type Slot } from './htcds-places.ts'
import { type HtcdsValue, type HtcdsValues, isKeptId, isPlacedId, KINDS, keptPart, type Values } from './htcds-slots.ts'
import { personFacts } from './person.ts'
import { identificationDecision, referral } from './records.ts'

/** One case as an importer hands it over: normalised values, the organisation's own columns, and texts with no value. */
export interface HtcdsCase {
  readonly sourceKey: string
  readonly contentKey?: string
  readonly submission?: string
  readonly values: HtcdsValues
  readonly own: Readonly<Record<string, string>>
  readonly kept: ReadonlyArray<{
    readonly field: string | null
    readonly label: string
    readonly raw: string
    readonly reason?: string
  }>
}

export interface CaseDraft {
  readonly key: string
  readonly kind: string
  readonly facts: Values
  readonly sealed: Partial<Record<Compartment, Values>>
}
/** A case to create, with the records that belong to it; `key` makes the same file create nothing twice. */
export interface PlannedHtcdsCase extends CaseDraft {
  readonly records: CaseDraft[]
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
  for (const { field, label, raw, reason } of imported.kept) {
    // What somebody wrote beside a cell is not what the cell says.
    const key = field === null || reason === 'cell-comment' ? label : field
    drafts.keep(keptPart(field), key, raw)
  }
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
  part(slot: Slot, part: Part): Values {
    return this.#slots.get(slot)?.parts.get(part) ?? {}
  }
  get(slot: Slot, part: Part, field: string): unknown {
    return this.part(slot, part)[field]
  }
  has(slot: Slot): boolean {
    return this.#slots.has(slot)
  }
  /** Keeps a text with the case, beside the fields of a compartment, under the field it was meant for or its column's label. */
  keep(part: Compartment, key: string, text: string): void {
    const name = key.trim().slice(0, 200) || '?'
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
    const answer = readOwnAnswer(field, text)
    const { problems } = checkOwn({ [field.key]: answer }, caseKind.name, field.comp, [field])
    if (problems.length > 0) {
      drafts.keep(field.comp === 'header' ? 'narrative' : field.comp, label, text)
      remarks.push({ code: 'ownKept', label })
      continue
    }
    drafts.own(field.comp, field.key, answer)
    if (known === undefined) created.push(field)
  }
  return created
}

const monthOf = (day: unknown): string | undefined =>
  typeof day === 'string' && day.length >= 7 ? day.slice(0, 7) : undefined

/** Facts that follow from what was placed: coarse facts about the person, months, and the histories a case starts with. */
function deriveFacts(drafts: Drafts, today: string, remarks: Remark[]): void {
  const fact = (field: string): unknown => drafts.get('case', 'facts', field)
  const person = personFacts(drafts.part('case', 'identity'), today)
  for (const [field, value] of Object.entries(person)) drafts.set('case', 'facts', field, value)
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
  drafts.set('consent', 'facts', 'purposes', ['interview'])
  drafts.set('consent', 'facts', 'monthUnknown', true)
}
