import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blindIndex,
  checkInviteMac,
  checkKdf,
  checkPassphrase,
  createInvitation,
  createUserKeys,
  deviceKek,
  equalBytes,
  generatePassphrase,
  inviteMac,
  type KdfParams,
  newKdfParams,
  newRecoveryCode,
  normalisePassphrase,
  openSlot,
  openUserKeys,
  parseInvitation,
  passkeyKek,
  randomBytes,
  recoveryCodeKek,
  rewrapUserKeys,
  type SlotParams,
  sameKdf,
  sealSlot,
  sign,
  sixWords,
  stretch,
  toHex,
  utf8,
  verify,
  WORD_LANGUAGES,
  wrapUserKeys,
} from './index.ts'
import { damage, key32, newOrg, newUser } from './testing.test-support.ts'

const owner = { inst: newOrg(), user: newUser(), rootFingerprint: randomBytes(32) }
/** The cheapest parameters that are allowed. */
const kdf: KdfParams = { ...newKdfParams(46 * 1024), t: 3 }
const weak = (change: Partial<{ [Key in keyof KdfParams]: unknown }>) => Object.assign({ ...kdf }, change)

describe('key derivation', () => {
  test.each([
    ['less memory', { m: 46 * 1024 - 1 }, 'kdf.weak'],
    ['too little work', { m: 64 * 1024, t: 1 }, 'kdf.weak'],
    ['no pass', { t: 0 }, 'kdf.weak'],
    ['a stalling amount of memory', { m: 8 * 1024 * 1024 }, 'kdf.heavy'],
    ['a stalling number of passes', { t: 10_000 }, 'kdf.heavy'],
    ['another algorithm', { alg: 'argon2i' }, 'kdf.unknown'],
    ['an older version', { v: 16 }, 'kdf.unknown'],
    ['lanes', { p: 4 }, 'kdf.unknown'],
    ['a short salt', { salt: randomBytes(8) }, 'kdf.unknown'],
    ['half a kibibyte', { m: 70_000.5 }, 'kdf.unknown'],
  ])('refuses %s before anything is derived', async (_, change, code) => {
    expect(checkKdf(weak(change))).toEqual({ ok: false, code })
    expect(await stretch('a passphrase of good length', weak(change))).toEqual({ ok: false, code })
  })

  test('takes exactly the floor', () => {
    expect(checkKdf({ ...kdf, m: 64 * 1024, t: 2 })).toEqual({ ok: true })
    expect(checkKdf({ ...kdf, m: 128 * 1024, t: 1 })).toEqual({ ok: true })
    expect(checkKdf({ ...kdf, m: 46 * 1024, t: 2 })).toEqual({ ok: false, code: 'kdf.weak' })
    expect(checkKdf(newKdfParams())).toEqual({ ok: true })
  })

  test('depends on passphrase and salt, not on how it was typed; auth says nothing of kek', async () => {
    const typed = await stretch('  Été à  Genève, ﬁn ', kdf)
    const same = await stretch('E\u0301te\u0301 a\u0300 Gene\u0300ve, fin', kdf)
    const other = await stretch('Été à Genève, fim', kdf)
    const salted = await stretch('Été à Genève, fin', { ...kdf, salt: randomBytes(16) })
    if (!(typed.ok && same.ok && other.ok && salted.ok)) throw new Error('all are allowed')
    expect(same).toEqual(typed)
    const all = [typed, other, salted].flatMap(({ auth, kek }) => [toHex(auth), toHex(kek)])
    expect(new Set(all).size).toBe(6)
    expect(await stretch('x'.repeat(257), kdf)).toEqual({ ok: false, code: 'passphrase.long' })
  })

  test('compares all of its parameters', () => {
    expect(sameKdf(kdf, { ...kdf, salt: kdf.salt.slice() })).toBe(true)
    for (const change of [{ m: 1 }, { t: 1 }, { salt: randomBytes(16) }]) expect(sameKdf(kdf, weak(change))).toBe(false)
  })
})

describe('passphrases', () => {
  test.each([
    ['short one', 'passphrase.short'],
    ['x'.repeat(300), 'passphrase.long'],
    ['passwordpassword', 'passphrase.common'],
    ['Password 1234567890', 'passphrase.common'],
    ['aaaaaaaaaaaaaaaaaaaa', 'passphrase.common'],
    ['123456123456123456', 'passphrase.common'],
    ['motdepasse 2026 !!', 'passphrase.common'],
    ['abcdefghijklmnopqrs', 'passphrase.common'],
    ['98765432109876543210', 'passphrase.common'],
    ['lovely lovely lovely', 'passphrase.common'],
  ])('%s is refused', (text, code) => {
    expect(checkPassphrase(text)).toEqual({ ok: false, code })
  })

  test('generated ones have six words and are always good', async () => {
    for (const language of WORD_LANGUAGES) {
      const all = await Promise.all(Array.from({ length: 30 }, () => generatePassphrase(language)))
      expect(new Set(all).size).toBe(30)
      for (const text of all) {
        expect(text.split(' ')).toHaveLength(6)
        expect(normalisePassphrase(text)).toBe(text)
        expect(checkPassphrase(text)).toEqual({ ok: true })
      }
    }
    expect(checkPassphrase('my grandmother had seven grey geese')).toEqual({ ok: true })
  })

  test('six words depend on every bit of what is compared', async () => {
    const fingerprint = randomBytes(32)
    const words = await sixWords(fingerprint, 'en')
    expect(words).toMatch(/^[a-z]+( [a-z]+){5}$/)
    const changed = fingerprint.slice()
    changed[31] = (changed[31] ?? 0) ^ 1
    expect(await sixWords(changed, 'en')).not.toBe(words)
    expect(await sixWords(fingerprint, 'en')).toBe(words)
  })
})

describe('slots', () => {
  const params: ReadonlyArray<SlotParams> = [
    { type: 'passphrase', kdf },
    { type: 'code' },
    { type: 'passkey', credentialId: randomBytes(20) },
    { type: 'device', kdf },
  ]

  test('open with their key for their owner', async () => {
    for (const each of params) {
      const [kek, umk] = [randomBytes(32), randomBytes(32)]
      const slot = await sealSlot({ ...owner, id: 'first', params: each }, kek, umk)
      expect(await openSlot(slot, owner, kek)).toEqual({ ok: true, umk })
      const closed = { ok: false, code: 'slot.open' }
      expect(await openSlot(slot, owner, randomBytes(32))).toEqual(closed)
      expect(await openSlot(slot, { ...owner, user: newUser() }, kek)).toEqual(closed)
      expect(await openSlot(slot, { ...owner, inst: newOrg() }, kek)).toEqual(closed)
      expect(await openSlot({ ...slot, id: 'second' }, owner, kek)).toEqual(closed)
      for (const other of params.filter(one => one !== each)) {
        expect(await openSlot({ ...slot, type: other.type, params: other }, owner, kek)).toEqual(closed)
        expect(await openSlot({ ...slot, params: other }, owner, kek)).toEqual(closed)
      }
      const future = Object.assign({ ...slot }, { version: 2 })
      expect(await openSlot(future, owner, kek)).toEqual({ ok: false, code: 'slot.version' })
    }
  })

  test('bind the derivation they were made with', async () => {
    const kek = randomBytes(32)
    const slot = await sealSlot({ ...owner, id: 'first', params: { type: 'passphrase', kdf } }, kek, randomBytes(32))
    const stronger: SlotParams = { type: 'passphrase', kdf: { ...kdf, t: kdf.t + 1 } }
    expect((await openSlot({ ...slot, params: stronger }, owner, kek)).ok).toBe(false)
  })

  test('refuse damage', async () => {
    const kek = randomBytes(32)
    const slot = await sealSlot({ ...owner, id: 'first', params: { type: 'code' } }, kek, randomBytes(32))
    await fc.assert(
      fc.asyncProperty(damage, async spoil => {
        expect((await openSlot({ ...slot, box: spoil(slot.box) }, owner, kek)).ok).toBe(false)
        expect((await openSlot({ ...slot, nonce: spoil(slot.nonce) }, owner, kek)).ok).toBe(false)
      }),
      { numRuns: 80 },
    )
  })

  test('a device slot takes the device, the PIN and the server together', async () => {
    const device = await crypto.subtle.importKey('raw', randomBytes(32), 'HKDF', false, ['deriveBits'])
    const other = await crypto.subtle.importKey('raw', randomBytes(32), 'HKDF', false, ['deriveBits'])
    const share = randomBytes(32)
    const attempts = await Promise.all([
      deviceKek(device, '4711', share, kdf),
      deviceKek(device, '4711', share, kdf),
      deviceKek(device, '4712', share, kdf),
      deviceKek(other, '4711', share, kdf),
      deviceKek(device, '4711', randomBytes(32), kdf),
    ])
    const keys = attempts.map(attempt => (attempt.ok ? toHex(attempt.kek) : attempt.code))
    expect(keys[0]).toBe(keys[1])
    expect(new Set(keys).size).toBe(4)
    expect(await deviceKek(device, '4711', share, weak({ m: 1024 }))).toEqual({ ok: false, code: 'kdf.weak' })
    const prf = randomBytes(32)
    expect(equalBytes(passkeyKek(prf, owner), passkeyKek(prf, { ...owner, user: newUser() }))).toBe(false)
  })
})

describe('recovery codes', () => {
  test('open however they are typed, in every language', async () => {
    for (const language of WORD_LANGUAGES) {
      const code = await newRecoveryCode(language)
      expect(code.split(' ')).toHaveLength(12)
      const exact = await recoveryCodeKek(code, owner)
      expect(exact.ok).toBe(true)
      const bare = code.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().split(' ').join(' -\n ')
      expect(await recoveryCodeKek(bare, owner)).toEqual(exact)
      expect(await recoveryCodeKek(code, { ...owner, user: newUser() })).not.toEqual(exact)
    }
  })

  test('say which words are wrong', async () => {
    const words = (await newRecoveryCode('en')).split(' ')
    const wrong = words.with(2, 'zzzz').with(10, 'qqqq').join(' ')
    expect(await recoveryCodeKek(wrong, owner)).toEqual({ ok: false, code: 'code.words', wrong: [3, 11] })
    expect(await recoveryCodeKek(words.slice(1).join(' '), owner)).toMatchObject({ ok: false, code: 'code.words' })
    expect(await recoveryCodeKek('', owner)).toMatchObject({ ok: false, code: 'code.words' })
    const zeros = `${'abandon '.repeat(12)}`
    expect(await recoveryCodeKek(zeros, owner)).toEqual({ ok: false, code: 'code.checksum' })
  })
})

describe('user keys', () => {
  test('come back from their bundle, and stay inside', async () => {
    const keys = await createUserKeys()
    const bundle = await wrapUserKeys(keys, owner)
    const opened = await openUserKeys(keys.umk, bundle, owner)
    if (!opened.ok) throw new Error(opened.code)
    expect(opened.keys.enc.publicKey).toEqual(keys.enc.publicKey)
    expect(opened.keys.cacheKey).toEqual(keys.cacheKey)
    const message = utf8('hello')
    expect(await verify(keys.sig.publicKey, await sign(opened.keys.sig.privateKey, message), message)).toBe(true)
    for (const { privateKey } of [opened.keys.enc, opened.keys.sig]) {
      if (!(privateKey instanceof CryptoKey)) throw new Error('this runtime has both curves')
      expect(privateKey.extractable).toBe(false)
      await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow()
    }
  })

  test('are refused to others, and when damaged', async () => {
    const keys = await createUserKeys()
    const bundle = await wrapUserKeys(keys, owner)
    const closed = { ok: false, code: 'keys.open' }
    expect(await openUserKeys(randomBytes(32), bundle, owner)).toEqual(closed)
    expect(await openUserKeys(keys.umk, bundle, { ...owner, user: newUser() })).toEqual(closed)
    expect(await openUserKeys(keys.umk, bundle, { ...owner, rootFingerprint: randomBytes(32) })).toEqual(closed)
    await fc.assert(
      fc.asyncProperty(damage, async spoil => {
        expect(await openUserKeys(keys.umk, spoil(bundle), owner)).toEqual(closed)
      }),
      { numRuns: 60 },
    )
  })

  test('can move under a new master key', async () => {
    const keys = await createUserKeys()
    const bundle = await wrapUserKeys(keys, owner)
    const umk = randomBytes(32)
    const moved = await rewrapUserKeys(keys.umk, bundle, owner, umk)
    if (!moved.ok) throw new Error(moved.code)
    expect((await openUserKeys(keys.umk, moved.bundle, owner)).ok).toBe(false)
    const opened = await openUserKeys(umk, moved.bundle, owner)
    expect(opened.ok && opened.keys.sig.publicKey).toEqual(keys.sig.publicKey)
  })
})

describe('invitations', () => {
  const inst = newOrg()
  const rootFingerprint = randomBytes(32)

  test('arrive whole or not at all', () => {
    const { id, secret, fragment } = createInvitation({ inst, rootFingerprint })
    expect(parseInvitation(`#${fragment}`)).toEqual({ ok: true, inst, rootFingerprint, id, secret })
    fc.assert(
      fc.property(fc.nat({ max: fragment.length - 1 }), fc.base64String({ maxLength: 3 }), (at, text) => {
        const changed = fragment.slice(0, at) + text.replaceAll('=', '') + fragment.slice(at + 1)
        if (changed !== fragment) expect(parseInvitation(changed).ok).toBe(false)
        expect(parseInvitation(fragment.slice(0, at)).ok).toBe(false)
      }),
    )
    fc.assert(fc.property(fc.string(), text => !parseInvitation(text).ok))
  })

  test('prove both keys, for one person of one organisation', () => {
    const { secret } = createInvitation({ inst, rootFingerprint })
    const claim = { inst, user: newUser(), encPk: randomBytes(32), sigPk: randomBytes(32) }
    const mac = inviteMac(secret, claim)
    expect(checkInviteMac(secret, claim, mac)).toBe(true)
    const changes = [{ inst: newOrg() }, { user: newUser() }, { encPk: randomBytes(32) }, { sigPk: randomBytes(32) }]
    for (const change of changes) expect(checkInviteMac(secret, { ...claim, ...change }, mac)).toBe(false)
    expect(checkInviteMac(secret, { ...claim, encPk: claim.sigPk, sigPk: claim.encPk }, mac)).toBe(false)
    expect(checkInviteMac(randomBytes(16), claim, mac)).toBe(false)
  })
})

describe('blind indexes', () => {
  test('differ by key, type and value', () => {
    fc.assert(
      fc.property(key32, fc.string(), (key, value) => {
        expect(blindIndex(key, 'phone', value)).toEqual(blindIndex(key, 'phone', value))
        expect(blindIndex(key, 'phone', value)).toHaveLength(16)
        expect(equalBytes(blindIndex(key, 'phone', value), blindIndex(key, 'document', value))).toBe(false)
        expect(equalBytes(blindIndex(key, 'phone', value), blindIndex(key, 'phone', `${value}1`))).toBe(false)
      }),
    )
  })
})
