/** Making edits: checked by the kernel, laid over what is here, durable in the outbox before the call resolves. */
import {
  type AnyKind,
  checkRules,
  isPlainObject,
  mergeDocuments,
  type OwnField,
  sameValue,
  validateFacts,
  validateSealed,
} from '#records'
import { CompartmentKeys, isUuid, newCaseKey, rootId, teamId, uuidv7 } from '#vault'
import { aboutNow, ownAnswerFault } from './answers.ts'
import { gatherRoot, sayChanged, takeRows } from './apply.ts'
import { presentKeys } from './build.ts'
import { type Copy, teamsOf } from './copy.ts'
import { chainsOf, type Edit } from './edits.ts'
import { CHAINS, type Opened, openRecords } from './opened.ts'
import { overlay, pending } from './overlay.ts'
import { ownFieldsOf } from './own-fields.ts'
import { rekeyEdit } from './rekey.ts'
import type { Write } from './store/store.ts'
import type { Base, Chain, ChangePatch, Choices, CreateInput, Outcome, Refused, SealedValues, Values } from './types.ts'
import { isSealedChain } from './wire.ts'

const refused = (code: string, place?: string): Refused =>
  place === undefined ? { ok: false, code } : { ok: false, code, place }

/** What an edit will leave behind in each chain; refused with every problem at its field. */
function validated(
  declared: AnyKind,
  chains: ReadonlyArray<[Chain, Values]>,
  own: readonly OwnField[],
): { ok: true; documents: Map<Chain, Values> } | Refused {
  const documents = new Map<Chain, Values>()
  const problems: NonNullable<Refused['problems']> = []
  for (const [chain, value] of chains) {
    const checked = chain === 'facts' ? validateFacts(declared, value) : validateSealed(declared, chain, value, own)
    if (checked.ok) documents.set(chain, checked.value)
    else problems.push(...checked.problems.map(problem => ({ ...problem, chain })))
  }
  const [first] = problems
  return first === undefined ? { ok: true, documents } : { ok: false, code: first.code, place: first.field, problems }
}

/** The rules of the kind, as far as the parts they need are open. */
function rulesHold(declared: AnyKind, record: { facts: Values; sealed: SealedValues }): Refused | undefined {
  const open = ['facts' as const, ...declared.compartments.filter(comp => record.sealed[comp] !== undefined)]
  const [first, ...rest] = checkRules(declared, { ...record, open })
  if (first === undefined) return undefined
  return { ok: false, code: first.code, place: first.field, problems: [first, ...rest] }
}

const isOfficer = ({ directory, user }: Copy): boolean => directory.officers.has(user)

/** A planned creation. */
export type Creation = { ok: true; edit: Edit }

/**
 * Plans a new record; nothing is stored. `ids` are given by an import, so that the same source makes the same record; `begun`
 * when the root was planned just before, so that all its keys are held.
 */
export async function planCreate(
  copy: Copy,
  kind: string,
  input: CreateInput,
  ids: { rec?: string; imported?: boolean; begun?: boolean } = {},
): Promise<Creation | Refused> {
  const declared = copy.catalogue.get(kind)
  if (declared === undefined) return refused('kind.unknown')
  const restricted = declared.writers === 'officers' || declared.writers === 'officersOrSelf'
  if (restricted && !isOfficer(copy)) return refused('right.missing')
  const rec = ids.rec ?? uuidv7(copy.clock())
  const root = declared.root ? rec : input.root
  if (root === undefined || !isUuid(root)) return refused('root.unknown')
  const asks = declared.writers === 'anotherAnswers'
  const facts = asks ? await aboutNow(copy, root, input.facts ?? {}) : (input.facts ?? {})
  const given: Array<[Chain, Values]> = Object.keys(declared.facts).length > 0 ? [['facts', facts]] : []
  for (const comp of declared.compartments)
    if (input.sealed?.[comp] !== undefined) given.push([comp, input.sealed[comp]])
  const unknown = Object.keys(input.sealed ?? {}).find(comp => !declared.compartments.some(known => known === comp))
  if (unknown !== undefined) return refused('compartment.unknown', unknown)
  if (given.length === 0) return refused('record.empty')
  const checked = validated(declared, given, ownFieldsOf(copy))
  if (!checked.ok) return checked
  const sealed: SealedValues = {}
  for (const [chain, document] of checked.documents) if (isSealedChain(chain)) sealed[chain] = document
  const broken = rulesHold(declared, { facts: checked.documents.get('facts') ?? {}, sealed })
  if (broken !== undefined) return broken
  const fault = asks ? ownAnswerFault(copy, root, undefined, checked.documents.get('facts') ?? {}) : undefined
  if (fault !== undefined) return refused(fault)
  const chains: Edit['chains'] = {}
  for (const [chain, now] of checked.documents) chains[chain] = { base: 0, now }
  const at = copy.clock()
  const edit: Edit = { key: copy.outbox.nextKey(), id: uuidv7(at), root, rec, kind, create: true, at, chains }
  if (ids.imported === true) edit.imported = true
  if (declared.root) return freshRoot(copy, edit, input.team)
  return ids.begun === true ? { ok: true, edit } : belonging(copy, edit)
}

function freshRoot(copy: Copy, edit: Edit, team: string | undefined): Creation | Refused {
  const known = team === undefined || !isUuid(team) ? undefined : copy.directory.teams.get(teamId(team))
  if (team === undefined || known === undefined) return refused('team.unknown')
  if (!known.members.has(copy.user)) return refused('right.missing', 'team')
  // It opens nothing before the second officer has signed.
  if (known.policy.opens.length === 0) return refused('team.pending', 'team')
  // The newest may still be on its way, after a rotation: it is sealed to that when it is sent, not now.
  if (copy.keyring.firstSecret(team) === undefined) return refused('team.locked', 'team')
  const caseKey = newCaseKey()
  return { ok: true, edit: { ...edit, fresh: { caseKey, team } } }
}

async function belonging(copy: Copy, edit: Edit): Promise<Creation | Refused> {
  const closed = await closedFor(copy, edit)
  return closed === undefined ? { ok: true, edit } : closed
}

/** Refuses an edit of a compartment whose key I do not hold: it could not be sealed. */
async function closedFor(copy: Copy, edit: Edit): Promise<Refused | undefined> {
  const newest = await presentKeys(copy, edit.root)
  if (newest === undefined) return refused('root.unknown')
  const closed = chainsOf(edit).find(([chain]) => isSealedChain(chain) && !newest.has(chain))
  return closed === undefined ? undefined : refused('compartment.closed', closed[0])
}

/** A root that the server does not know yet: its keys come from the edit, its team is what it will be wrapped to. */
export function holdFresh(copy: Copy, root: string, { caseKey, team }: NonNullable<Edit['fresh']>): void {
  copy.keyring.add(root, 1, CompartmentKeys.ofCase(rootId(root), caseKey))
  copy.teamsOfRoot.set(root, new Set([team]))
}

/** Makes planned creations durable in one batch, and shows them. */
export async function keepCreations(copy: Copy, creations: readonly Creation[]): Promise<void> {
  const begun = new Set(creations.filter(({ edit }) => edit.fresh !== undefined).map(({ edit }) => edit.root))
  const roots = new Set(creations.map(({ edit }) => edit.root).filter(root => !begun.has(root)))
  const rekeys = await Promise.all([...roots].map(root => rekeyEdit(copy, root)))
  await copy.outbox.add([...rekeys.filter(edit => edit !== undefined), ...creations.map(({ edit }) => edit)])
  const opened: Opened[] = []
  for (const { edit } of creations) {
    if (edit.fresh !== undefined) holdFresh(copy, edit.root, edit.fresh)
    const record = pending(copy.outbox.ofRecord(edit.root, edit.rec), copy.user)
    if (record !== undefined) opened.push(record)
  }
  copy.rows.take(opened, teamsOf(copy))
  for (const { root } of opened) copy.packs.touch(root)
  sayChanged(copy, opened, [])
  copy.topics.say('sync')
}

/** The record as the person sees it now, opened; undefined when it is not here. */
export async function presentRecord(copy: Copy, root: string, rec: string): Promise<Opened | undefined> {
  const edits = copy.outbox.ofRecord(root, rec)
  const stored = await copy.store.get('records', `${root}/${rec}`)
  if (stored === undefined) return pending(edits, copy.user)
  const [opened] = await openRecords(copy, [stored])
  return opened === undefined ? undefined : overlay(opened, edits)
}

const documentOf = (record: Base, chain: Chain): Values | undefined =>
  chain === 'facts' ? record.facts : record.sealed[chain]

/** Replaces given fields; `null` removes one; own values field by field. */
function patched(before: Values, patch: Values): Values {
  const after: Values = { ...before }
  for (const [name, value] of Object.entries(patch)) {
    if (value === null || value === undefined) delete after[name]
    else if (name === 'own' && isPlainObject(value) && isPlainObject(before.own)) {
      after[name] = patched(before.own, value)
    } else after[name] = value
  }
  return after
}

/** One change of one record, against what the person saw. Fields changed meanwhile by others become conflicts. */
export async function changeRecord(
  copy: Copy,
  at: { root: string; rec: string },
  patch: ChangePatch,
  base?: Base,
): Promise<Outcome> {
  const present = await presentRecord(copy, at.root, at.rec)
  const declared = present === undefined ? undefined : copy.catalogue.get(present.kind)
  if (present === undefined || declared === undefined) return refused('object.unknown')
  const own = declared.writers === 'officersOrSelf' && present.facts.user === copy.user && patch.facts === undefined
  const answers = declared.writers === 'anotherAnswers'
  if (declared.writers !== undefined && !own && !answers && !isOfficer(copy)) return refused('right.missing')
  const asked: Array<[Chain, Values]> = CHAINS.flatMap(chain => {
    const fields = chain === 'facts' ? patch.facts : patch.sealed?.[chain]
    return fields === undefined ? [] : [[chain, fields]]
  })
  const now: Array<[Chain, Values]> = []
  const contested: Array<{ chain: Chain; conflicts: ReturnType<typeof mergeDocuments>['conflicts'] }> = []
  for (const [chain, fields] of asked) {
    if (isSealedChain(chain) && present.closed.includes(chain)) return refused('compartment.closed', chain)
    const current = documentOf(present, chain) ?? {}
    const seen = base === undefined ? current : (documentOf(base, chain) ?? {})
    const { merged, conflicts } = mergeDocuments(declared, chain, seen, patched(seen, fields), current)
    if (conflicts.length > 0) contested.push({ chain, conflicts })
    if (!sameValue(merged, current)) now.push([chain, merged])
  }
  const checked = validated(declared, now, ownFieldsOf(copy))
  if (!checked.ok) return checked
  const sealed = { ...present.sealed }
  for (const [chain, document] of checked.documents) if (isSealedChain(chain)) sealed[chain] = document
  const broken = rulesHold(declared, { facts: checked.documents.get('facts') ?? present.facts, sealed })
  if (broken !== undefined) return broken
  const fault = answers ? await answerMisfit(copy, present, checked.documents.get('facts')) : undefined
  if (fault !== undefined) return refused(fault)
  return keepChange(copy, present, checked.documents, contested)
}

/** Why this answer is not mine to give. What was asked about is looked at as it stands here. */
async function answerMisfit(copy: Copy, present: Opened, facts: Values | undefined): Promise<string | undefined> {
  const { root, facts: before } = present
  if (facts === undefined) return 'approval.settled'
  const subject = await presentRecord(copy, root, String(before.record))
  const chain = CHAINS.find(name => name === before.part)
  const asked = chain === undefined ? undefined : subject?.versions[chain]
  const author = asked?.version === before.recordVersion ? asked?.author : undefined
  return ownAnswerFault(copy, root, before, facts, author)
}

async function keepChange(
  copy: Copy,
  present: Opened,
  documents: ReadonlyMap<Chain, Values>,
  contested: ReadonlyArray<{ chain: Chain; conflicts: ReturnType<typeof mergeDocuments>['conflicts'] }>,
): Promise<Outcome> {
  const { root, rec, kind } = present
  const made = await Promise.all(
    contested.map(({ chain, conflicts }) => {
      const theirsBy = present.versions[chain]?.author ?? ''
      return copy.conflicts.make({
        root,
        rec,
        kind,
        chain,
        at: copy.clock(),
        theirsBy,
        fields: conflicts.map(each => ({ ...each })),
      })
    }),
  )
  const also: Write[] = made.map(({ write }) => write)
  if (documents.size === 0) await copy.store.write(also)
  else {
    const rekey = await rekeyEdit(copy, root)
    const before = rekey === undefined ? [] : [rekey]
    const edit = editOf(copy, present, documents, before)
    const closed = await closedFor(copy, edit)
    if (closed !== undefined) return closed
    await copy.outbox.add([...before, edit], also)
  }
  for (const { keep } of made) keep()
  await showRecord(copy, root, rec)
  if (made.length > 0) copy.topics.say('conflicts')
  copy.topics.say('sync')
  return { ok: true }
}

/** Base versions count the waiting edits before this one: it will be sent after them. */
function editOf(copy: Copy, present: Opened, documents: ReadonlyMap<Chain, Values>, before: readonly Edit[]): Edit {
  const { root, rec, kind } = present
  const waiting = [...copy.outbox.ofRecord(root, rec), ...before.filter(edit => edit.rec === rec)]
  const at = copy.clock()
  const chains: Edit['chains'] = {}
  for (const [chain, now] of documents) {
    const ahead = waiting.flatMap(edit => edit.chains[chain] ?? []).at(-1)
    const was = documentOf(present, chain)
    const base = ahead === undefined ? (present.versions[chain]?.version ?? 0) : ahead.base + 1
    chains[chain] = was === undefined || base === 0 ? { base, now } : { base, was, now }
  }
  return { key: copy.outbox.nextKey(), id: uuidv7(at), root, rec, kind, create: false, at, chains }
}

/** Makes the row of a record anew and tells the screens. */
export async function showRecord(copy: Copy, root: string, rec: string): Promise<void> {
  const record = await presentRecord(copy, root, rec)
  if (record !== undefined) await takeRows(copy, [record])
  else {
    copy.rows.drop(rec)
    if (copy.rows.withdraw(root, rec)) await gatherRoot(copy, root)
  }
  copy.packs.touch(root)
  sayChanged(copy, [{ root, rec }], [])
}

/** Writes what the person chose for each field in conflict, then closes it. */
export async function settleConflict(copy: Copy, id: string, choices: Choices): Promise<Outcome> {
  const conflict = copy.conflicts.get(id)
  if (conflict === undefined) return refused('conflict.unknown')
  const fields: Values = {}
  for (const { field, mine } of conflict.fields) {
    const choice = choices[field]
    if (choice === undefined) return refused('conflict.unsettled', field)
    if (choice === 'theirs') continue
    const value = choice === 'mine' ? mine : choice.value
    await setField(copy, conflict, fields, field, value ?? null)
  }
  if (Object.keys(fields).length > 0) {
    const patch: ChangePatch = conflict.chain === 'facts' ? { facts: fields } : { sealed: { [conflict.chain]: fields } }
    const changed = await changeRecord(copy, conflict, patch)
    if (!changed.ok) return changed
  }
  await copy.conflicts.settle(id)
  copy.topics.say('conflicts', 'sync', `root:${conflict.root}`)
  await showRecord(copy, conflict.root, conflict.rec)
  return { ok: true }
}

/** Sets a field or, with a dot, a named value inside one (`own.<key>`), keeping its other names. */
async function setField(
  copy: Copy,
  at: { root: string; rec: string; chain: Chain },
  fields: Values,
  field: string,
  value: unknown,
): Promise<void> {
  const [name = '', ...inside] = field.split('.')
  if (inside.length === 0) {
    fields[name] = value
    return
  }
  const present = await presentRecord(copy, at.root, at.rec)
  const document = present === undefined ? undefined : documentOf(present, at.chain)
  const before = fields[name] ?? document?.[name]
  const map: Values = isPlainObject(before) ? { ...before } : {}
  if (value === null) delete map[inside.join('.')]
  else map[inside.join('.')] = value
  fields[name] = map
}
