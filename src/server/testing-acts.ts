import type { BodyOf, WireCaseAct } from '#replica/protocol.ts'
import { type CaseAct, type CaseDecisionHow, rootId, signCaseAct, signCaseDecision, toB64, userId } from '#vault'
import { call, type Device, freshId, type Organisation, type Told } from './testing-device.ts'

type Asked = NonNullable<BodyOf<'askCaseAct'>>
type Wire = WireCaseAct['act']

/** An act as its asker signs it; what is not given is empty. */
export async function actBy(
  organisation: Organisation,
  by: Device,
  said: { root: string; does: Wire['does'] } & Partial<Pick<Wire, 'from' | 'to' | 'keep' | 'until' | 'why'>>,
): Promise<Wire> {
  const { seq: dirSeq } = organisation.head
  const empty = {
    id: freshId(),
    from: null,
    to: null,
    keep: '' as const,
    until: '',
    why: '' as const,
    by: by.user,
    dirSeq,
  }
  const act = { ...empty, ...said }
  const signed: CaseAct = { ...act, rootId: rootId(act.root), by: userId(by.user) }
  return { ...act, sig: toB64(await signCaseAct(organisation.org, signed, by.keys.sig.privateKey)) }
}

/** Asks as the device. */
export const ask = (by: Device, act: Wire, more: Partial<Asked> = {}): Promise<Told<'askCaseAct'>> =>
  call(by, 'askCaseAct', { body: { act, opens: [], wraps: [], ...more } })

/** Answers as the device, signed over exactly this act. */
export async function answer(
  organisation: Organisation,
  by: Device,
  act: Wire,
  how: CaseDecisionHow,
): Promise<Told<'decideCaseAct'>> {
  const { seq: dirSeq } = organisation.head
  const signed: CaseAct = { ...act, rootId: rootId(act.root), by: userId(act.by) }
  const decision = { how, by: userId(by.user), dirSeq }
  const sig = toB64(await signCaseDecision(organisation.org, signed, decision, by.keys.sig.privateKey))
  return call(by, 'decideCaseAct', { params: { act: act.id }, body: { how, dirSeq, sig } })
}
