import { aeadOpen, aeadSeal, importAead, NONCE, TAG } from './aead.ts'
import { type Bytes, concat, randomBytes } from './bytes.ts'
import { type Compartment, compartmentsOf, type Scope } from './compartments.ts'
import { hkdf } from './digest.ts'
import { inFlights } from './flights.ts'
import { idBytes, type OrgId, type RootId, type TeamId } from './ids.ts'
import { lp } from './lp.ts'

/** A fresh case key: 32 random bytes, one per root and case epoch. */
export function newCaseKey(): Bytes {
  return randomBytes(32)
}

/** The key of one compartment: HKDF one way, so no compartment key leads to the case key or to another compartment's. */
export function compartmentKey(caseKey: Bytes, rootId: RootId, comp: Compartment): Bytes {
  return hkdf(caseKey, lp(['ct/v1/comp', idBytes(rootId), comp]), 32)
}

/** The compartment keys somebody holds of one root and case epoch; derived when first asked for. */
export class CompartmentKeys {
  readonly #rootId: RootId
  readonly #caseKey: Bytes | null
  readonly #keys: Map<Compartment, Bytes>

  private constructor(rootId: RootId, caseKey: Bytes | null, keys: Map<Compartment, Bytes>) {
    this.#rootId = rootId
    this.#caseKey = caseKey
    this.#keys = keys
  }

  /** All compartments, from the case key. */
  static ofCase(rootId: RootId, caseKey: Bytes): CompartmentKeys {
    return new CompartmentKeys(rootId, caseKey, new Map())
  }

  /** Only some compartments. */
  static ofSome(rootId: RootId, keys: Iterable<readonly [Compartment, Bytes]>): CompartmentKeys {
    return new CompartmentKeys(rootId, null, new Map(keys))
  }

  /** The case key, for those who hold all of it. */
  get caseKey(): Bytes | undefined {
    return this.#caseKey ?? undefined
  }

  /** Whether the compartment can be opened. */
  has(comp: Compartment): boolean {
    return this.#caseKey !== null || this.#keys.has(comp)
  }

  /** The compartment's key, or undefined when it is not held. */
  get(comp: Compartment): Bytes | undefined {
    const known = this.#keys.get(comp)
    if (known !== undefined || this.#caseKey === null) return known
    const key = compartmentKey(this.#caseKey, this.#rootId, comp)
    this.#keys.set(comp, key)
    return key
  }
}

/**
 * What a wrap or case grant of `scope` carries: the case key, or the compartment keys one after the other.
 * Throws when the keys held do not reach that far: nobody can give what they do not have.
 */
export function scopeSecret(scope: Scope, keys: CompartmentKeys): Bytes {
  const compartments = compartmentsOf(scope)
  if (compartments === null || compartments.length === 0) throw new TypeError('not a scope')
  if (scope === 'full') {
    if (keys.caseKey === undefined) throw new TypeError('the case key is not held')
    return keys.caseKey
  }
  return concat(
    ...compartments.map(comp => {
      const key = keys.get(comp)
      if (key === undefined) throw new TypeError(`the key of ${comp} is not held`)
      return key
    }),
  )
}

/** The keys of an opened wrap or case grant, or null when the length does not fit the scope. */
export function keysOfSecret(scope: Scope, rootId: RootId, secret: Bytes): CompartmentKeys | null {
  const compartments = compartmentsOf(scope)
  if (compartments === null || compartments.length === 0) return null
  if (scope === 'full') return secret.length === 32 ? CompartmentKeys.ofCase(rootId, secret) : null
  if (secret.length !== 32 * compartments.length) return null
  return CompartmentKeys.ofSome(
    rootId,
    compartments.map((comp, i) => [comp, secret.slice(32 * i, 32 * (i + 1))] as const),
  )
}

/** Where a wrap belongs; every field is bound into it. */
export type WrapContext = {
  readonly inst: OrgId
  readonly team: TeamId
  readonly teamEpoch: number
  readonly rootId: RootId
  readonly caseEpoch: number
  readonly scope: Scope
}

/** The key all wraps of one team epoch are made with: import it once, then open thousands. */
export function teamWrapKey(teamSecret: Bytes, inst: OrgId, team: TeamId): Promise<CryptoKey> {
  return importAead(hkdf(teamSecret, lp(['ct/v1/wrap', idBytes(inst), idBytes(team)]), 32))
}

function wrapAad({ inst, team, teamEpoch, rootId, caseEpoch, scope }: WrapContext): Bytes {
  return lp(['ct/v1/ckwrap', idBytes(inst), idBytes(team), teamEpoch, idBytes(rootId), caseEpoch, scope])
}

function wrapKeyOf(ctx: WrapContext, key: Bytes | CryptoKey): Promise<CryptoKey> | CryptoKey {
  return key instanceof CryptoKey ? key : teamWrapKey(key, ctx.inst, ctx.team)
}

/**
 * Wraps what `ctx.scope` names for a team: nonce, then AES-256-GCM. `key` is the team secret or its {@link teamWrapKey}.
 * Throws when `keys` do not reach the scope.
 */
export function wrapCase(ctx: WrapContext, key: Bytes | CryptoKey, keys: CompartmentKeys): Promise<Bytes> {
  return wrapCaseWith(randomBytes(NONCE), ctx, key, keys)
}

/** {@link wrapCase} with a given nonce: for golden vectors only. */
export async function wrapCaseWith(
  nonce: Bytes,
  ctx: WrapContext,
  key: Bytes | CryptoKey,
  keys: CompartmentKeys,
): Promise<Bytes> {
  const secret = scopeSecret(ctx.scope, keys)
  return concat(nonce, await aeadSeal(await wrapKeyOf(ctx, key), nonce, secret, wrapAad(ctx)))
}

/** The keys of an opened wrap, or `wrap.open`: another team, epoch, case or scope, or changed bytes. */
export type OpenedWrap = { ok: true; keys: CompartmentKeys } | { ok: false; code: 'wrap.open' }

/** Opens a wrap with the team secret of its epoch or its {@link teamWrapKey}. */
export async function openWrap(ctx: WrapContext, key: Bytes | CryptoKey, wrap: Bytes): Promise<OpenedWrap> {
  if (wrap.length < NONCE + TAG + 32) return { ok: false, code: 'wrap.open' }
  const wrapKey = await wrapKeyOf(ctx, key)
  const secret = await aeadOpen(wrapKey, wrap.subarray(0, NONCE), wrap.subarray(NONCE), wrapAad(ctx))
  const keys = secret === null ? null : keysOfSecret(ctx.scope, ctx.rootId, secret)
  return keys === null ? { ok: false, code: 'wrap.open' } : { ok: true, keys }
}

/** One wrap of {@link openWraps}. */
export type WrapToOpen = { readonly ctx: WrapContext; readonly wrap: Bytes }

/** {@link openWrap} for many wraps of one team epoch, answers in their order; each refused or opened for itself. */
export function openWraps(items: ReadonlyArray<WrapToOpen>, key: CryptoKey): Promise<OpenedWrap[]> {
  return inFlights(items, ({ ctx, wrap }) => openWrap(ctx, key, wrap))
}
