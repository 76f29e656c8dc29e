import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  combineShares,
  escrow,
  escrowTeamSecret,
  isRecoveryRecipient,
  newRecoveryIdentity,
  newTeamSecret,
  openEscrow,
  openEscrowedTeam,
  parseRecoverySheet,
  parseRootSheet,
  parseShare,
  type RecoveryIdentity,
  randomBytes,
  recipientOf,
  recoverySheet,
  rootSheet,
  splitIdentity,
  utf8,
  WORD_LANGUAGES,
} from './index.ts'
import { damage, newOrg, newTeam } from './testing.test-support.ts'

const inst = newOrg()
const custodians = ['Ana', 'Ben', 'Chloé', 'Dusan', 'Eva']
let recovery: RecoveryIdentity

beforeAll(async () => {
  recovery = await newRecoveryIdentity()
})

describe('escrow', () => {
  test('is a hybrid age file: the identity opens it, another does not, damage is refused', async () => {
    expect(recovery.identity).toMatch(/^AGE-SECRET-KEY-PQ-1.{58}$/)
    expect(isRecoveryRecipient(recovery.recipient)).toBe(true)
    expect(await recipientOf(recovery.identity)).toBe(recovery.recipient)
    const payload = randomBytes(100)
    const sealed = await escrow(recovery.recipient, payload)
    expect(await openEscrow(recovery.identity, sealed)).toEqual({ ok: true, payload })
    const closed = { ok: false, code: 'escrow.open' }
    expect(await openEscrow((await newRecoveryIdentity()).identity, sealed)).toEqual(closed)
    expect(await openEscrow('AGE-SECRET-KEY-PQ-1', sealed)).toEqual(closed)
    await fc.assert(
      fc.asyncProperty(damage, async spoil => {
        expect(await openEscrow(recovery.identity, spoil(sealed))).toEqual(closed)
      }),
      { numRuns: 25 },
    )
  })

  test('of a team secret says which it is', async () => {
    const escrowed = { inst, team: newTeam(), epoch: 4, secret: newTeamSecret() }
    const sealed = await escrowTeamSecret(recovery.recipient, escrowed)
    expect(await openEscrowedTeam(recovery.identity, sealed)).toEqual({ ok: true, escrowed })
    const other = await escrow(recovery.recipient, utf8('something else'))
    expect(await openEscrowedTeam(recovery.identity, other)).toEqual({ ok: false, code: 'escrow.content' })
  })
})

describe('sheets', () => {
  test('are read back however they are typed', async () => {
    for (const language of WORD_LANGUAGES) {
      const lines = await recoverySheet(inst, recovery.identity, language)
      const expected = { ok: true, inst, identity: recovery.identity }
      const typed = [
        lines.join('\n'),
        lines.join('\r\n\r\n').toLowerCase(),
        lines.join('   '),
        lines.map(line => line.replace(/^\d+ /, '')).join('\n'),
        lines.map(line => line.replaceAll(' ', ' - ')).join('\n'),
        lines.map(line => line.normalize('NFKD').replace(/\p{M}/gu, '')).join('\n'),
        lines.map(line => line.replace(/(?<=^\d+ .*)0/, 'O').replace(/(?<=^\d+ {2}.*)1/, 'l')).join('\n'),
        lines.map(line => line.replace(/(\w{4}) (\w{4}) /, '$1$2 ')).join('\n'),
      ]
      for (const text of typed) expect(await parseRecoverySheet(text)).toEqual(expected)
    }
  })

  test('say which line is wrong', async () => {
    const seed = randomBytes(32)
    const lines = await rootSheet(inst, seed, 'fr')
    expect(await parseRootSheet(lines.join('\n'))).toEqual({ ok: true, inst, seed })
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: lines.length - 1 }), fc.nat(), fc.nat(), async (at, place, other) => {
        const line = lines[at] ?? ''
        const [number = '', ...rest] = line.split('  ')
        const characters = [...(rest[0] ?? '')]
        const spots = characters.flatMap((character, i) => (character === ' ' ? [] : [i]))
        const spot = spots[place % spots.length] ?? 0
        const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'].filter(one => one !== characters[spot])
        characters[spot] = alphabet[other % alphabet.length] ?? '0'
        const changed = lines.with(at, [number, characters.join(''), rest[1]].join('  '))
        const read = await parseRootSheet(changed.join('\n'))
        // One slip in 2,048 has the same check word; the checksum of the whole still finds it.
        expect(read.ok).toBe(false)
        if (!read.ok && read.code !== 'sheet.checksum')
          expect(read).toEqual({ ok: false, code: 'sheet.line', line: at + 1 })
      }),
      { numRuns: 60 },
    )
    expect(await parseRootSheet(lines.slice(1).join('\n'))).toEqual({
      ok: false,
      code: 'sheet.lines',
      expected: 6,
      found: 5,
    })
    expect(await parseRootSheet(lines.with(1, lines[2] ?? '').join('\n'))).toMatchObject({
      code: 'sheet.line',
      line: 2,
    })
    expect((await parseRootSheet('')).ok).toBe(false)
  })

  test('of one kind do not pass for another', async () => {
    const lines = await rootSheet(inst, randomBytes(32), 'en')
    expect(await parseRecoverySheet(lines.join('\n'))).toEqual({ ok: false, code: 'sheet.kind' })
  })

  test('any text is refused without throwing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async text => {
        expect((await parseRootSheet(text)).ok).toBe(false)
        expect((await parseShare(text)).ok).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})

describe('shares', () => {
  test('any three of five give the identity back, in any order, from any language', async () => {
    const shares = await splitIdentity(inst, recovery.identity, custodians, 'es')
    expect(shares.map(share => share.custodian)).toEqual(custodians)
    expect(new Set(shares.map(share => share.setId)).size).toBe(1)
    const texts = shares.map(share => share.lines.join('\n'))
    for (const a of texts.keys()) {
      for (const b of texts.keys()) {
        for (const c of texts.keys()) {
          if (new Set([a, b, c]).size < 3) continue
          const three = [a, b, c].map(i => texts[i] ?? '')
          expect(await combineShares(three)).toEqual({ ok: true, inst, identity: recovery.identity })
        }
      }
    }
    expect(await combineShares(texts)).toMatchObject({ ok: true })
  })

  test('two are refused, and two say nothing: each other secret stays as possible as the right one', async () => {
    const shares = await splitIdentity(inst, recovery.identity, custodians, 'en')
    const texts = shares.map(share => share.lines.join('\n'))
    expect(await combineShares(texts.slice(0, 2))).toEqual({ ok: false, code: 'shares.few', needed: 3 })
    expect(await combineShares([])).toEqual({ ok: false, code: 'shares.few', needed: 3 })
    const { combine } = await import('shamir-secret-sharing')
    const parsed = await Promise.all(texts.map(parseShare))
    const raw = parsed.flatMap(share => (share.ok ? [share.share] : []))
    const two = await combine(raw.slice(0, 2))
    expect(await combine(raw.slice(0, 3))).not.toEqual(two)
    // With a third share of one's own making, two real ones lead to any byte whatever.
    const results = new Set<number>()
    for (let byte = 0; byte < 256; byte++) {
      const third = (raw[2] ?? new Uint8Array(33)).slice()
      third[0] = byte
      results.add((await combine([...raw.slice(0, 2), third]))[0] ?? -1)
    }
    expect(results.size).toBe(256)
  })

  test('say which sheet is repeated, of another split, or mistyped', async () => {
    const [a, b, c] = (await splitIdentity(inst, recovery.identity, custodians, 'en')).map(share =>
      share.lines.join('\n'),
    )
    const [other] = (await splitIdentity(inst, recovery.identity, custodians, 'en')).map(share =>
      share.lines.join('\n'),
    )
    if (a === undefined || b === undefined || c === undefined || other === undefined) throw new Error('five each')
    expect(await combineShares([a, b, a])).toEqual({ ok: false, code: 'shares.repeated', sheet: 3 })
    expect(await combineShares([a, other, c])).toEqual({ ok: false, code: 'shares.mixed', sheet: 2 })
    const mistyped = b.replace(/^3 .*$/m, '3  0000 0000 0000 0000  abandon')
    const why = { ok: false, code: 'sheet.line', line: 3 }
    expect(await combineShares([a, mistyped, c])).toEqual({ ok: false, code: 'shares.sheet', sheet: 2, why })
  })
})
