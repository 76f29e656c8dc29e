import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as french } from '@scure/bip39/wordlists/french.js'
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js'
import { describe, expect, test } from 'vitest'
import {
  combineShares,
  fromHex,
  openEscrowedTeam,
  orgId,
  recipientOf,
  replay,
  type Statement,
  userId,
} from './index.ts'
import * as second from './second-reader.test-support.ts'
import { isStatementType } from './statements.ts'
import blindIndex from './vectors/blind-index.json' with { type: 'json' }
import caseActs from './vectors/case-acts.json' with { type: 'json' }
import caseGrants from './vectors/case-grants.json' with { type: 'json' }
import caseKeys from './vectors/case-keys.json' with { type: 'json' }
import directory from './vectors/directory.json' with { type: 'json' }
import files from './vectors/files.json' with { type: 'json' }
import grants from './vectors/grants.json' with { type: 'json' }
import invitation from './vectors/invitation.json' with { type: 'json' }
import letters from './vectors/letters.json' with { type: 'json' }
import log from './vectors/log.json' with { type: 'json' }
import lists from './vectors/lp.json' with { type: 'json' }
import objects from './vectors/objects.json' with { type: 'json' }
import passphrase from './vectors/passphrase.json' with { type: 'json' }
import { RECIPES } from './vectors/recipes.ts'
import recovery from './vectors/recovery.json' with { type: 'json' }
import sheets from './vectors/sheets.json' with { type: 'json' }
import slotProofs from './vectors/slot-proofs.json' with { type: 'json' }
import slots from './vectors/slots.json' with { type: 'json' }
import userKeys from './vectors/user-keys.json' with { type: 'json' }
import versions from './vectors/versions.json' with { type: 'json' }

const { hex, unhex } = second

describe('production makes the golden vectors, byte for byte', () => {
  const stored: Readonly<Record<string, unknown>> = {
    lp: lists,
    passphrase,
    slots,
    'slot-proofs': slotProofs,
    'user-keys': userKeys,
    invitation,
    directory,
    grants,
    'case-keys': caseKeys,
    'case-grants': caseGrants,
    letters,
    'case-acts': caseActs,
    objects,
    versions,
    files,
    'blind-index': blindIndex,
    sheets,
    log,
  }

  test('all of them', () => {
    expect(Object.keys(stored).sort()).toEqual(Object.keys(RECIPES).sort())
  })

  test.each(Object.entries(RECIPES))('%s', async (name, recipe) => {
    expect(JSON.parse(JSON.stringify(await recipe()))).toEqual(stored[name])
  })

  test('recovery opens: an age file, and each three of five shares', async () => {
    expect(await recipientOf(recovery.identity)).toBe(recovery.recipient)
    const opened = await openEscrowedTeam(recovery.identity, fromHex(recovery.escrow.file))
    if (!opened.ok) throw new Error(opened.code)
    const { secret, ...rest } = opened.escrowed
    const { file: _, ...expected } = recovery.escrow
    expect({ ...rest, secret: hex(secret) }).toEqual(expected)
    for (let skip = 0; skip < 5; skip++) {
      const three = [1, 2, 3].map(step => recovery.shares[(skip + step) % 5]?.lines.join('\n') ?? '')
      expect(await combineShares(three)).toMatchObject({ ok: true, identity: recovery.identity })
    }
  })

  test('the directory replays', async () => {
    const statements = directory.statements.map(({ seq, prev, type, body, signers }): Statement => {
      if (!isStatementType(type)) throw new Error(type)
      const signed = signers.map(({ by, sig }) => ({ by: by === 'root' ? by : userId(by), sig: fromHex(sig) }) as const)
      return { seq, prev: fromHex(prev), type, body: fromHex(body), signers: signed }
    })
    const replayed = await replay(orgId(directory.inst), fromHex(directory.rootFingerprint), statements)
    if (!replayed.ok) throw new Error(`${replayed.code} at ${replayed.seq}`)
    expect(hex(replayed.directory.head.hash)).toBe(directory.statements.at(-1)?.hash)
  })
})

describe('a second reader, written with noble alone, reads them', () => {
  test('lists', () => {
    for (const { parts, bytes } of lists.cases) {
      const plain = parts.map(part => {
        if ('text' in part && typeof part.text === 'string') return part.text
        if ('u32' in part && typeof part.u32 === 'number') return part.u32
        if ('u64' in part)
          return unhex(
            BigInt(part.u64 ?? 0)
              .toString(16)
              .padStart(16, '0'),
          )
        return 'bytes' in part && typeof part.bytes === 'string' ? unhex(part.bytes) : new Uint8Array(0)
      })
      expect(hex(second.list(...plain))).toBe(bytes)
    }
  })

  test('passphrases', () => {
    const pmk = second.stretch(passphrase.normalised, passphrase.kdf)
    expect(hex(pmk)).toBe(passphrase.pmk)
    expect(hex(second.authOf(pmk))).toBe(passphrase.auth)
    expect(hex(second.kekOf(pmk))).toBe(passphrase.kek)
  })

  test('slots', () => {
    for (const slot of slots.cases) expect(hex(second.openSlot(unhex(slots.kek), slots, slot))).toBe(slots.umk)
    expect(hex(second.personKek('ct/v1/passkey', unhex(slots.passkey.prf), slots))).toBe(slots.passkey.kek)
    expect(hex(second.personKek('ct/v1/code', unhex(slots.code.entropy), slots))).toBe(slots.code.kek)
    const { key, pin, share, kdf, kek } = slots.device
    expect(hex(second.deviceKek(unhex(key), pin, unhex(share), kdf))).toBe(kek)
    // BIP-39: 128 bits, then the first four bits of their SHA-256.
    const entropy = unhex(slots.code.entropy)
    const check = second.digest(entropy).slice(0, 1)
    const indexes = second.wordIndexes(Uint8Array.from([...entropy, ...check]), 12)
    expect(indexes.map(index => french[index]?.normalize('NFC')).join(' ')).toBe(slots.code.words)
  })

  test('proofs of slots', () => {
    const { inst, code, passkey } = slotProofs
    expect(hex(second.proofOf('ct/v1/codeauth', unhex(code.entropy), inst))).toBe(code.auth)
    expect(hex(second.proofOf('ct/v1/passkeyauth', unhex(passkey.prf), inst))).toBe(passkey.auth)
  })

  test('user keys', () => {
    const { enc, sig, cacheKey, encPk, sigPk } = userKeys
    const opened = second.openBundle(unhex(userKeys.umk), unhex(userKeys.bundle), userKeys)
    expect(opened).toEqual({ enc, sig, cacheKey, encPk, sigPk })
  })

  test('invitations and fingerprints', () => {
    const fingerprint = second.rootFingerprint(invitation.inst, unhex(invitation.rootPublicKey))
    expect(hex(fingerprint)).toBe(invitation.rootFingerprint)
    const lists = { en: english, fr: french, es: spanish }
    for (const language of ['en', 'fr', 'es'] as const) {
      const words = second.sixWordIndexes(fingerprint).map(index => lists[language][index]?.normalize('NFC'))
      expect(words.join(' ')).toBe(invitation.words[language])
    }
    expect(second.readInvitation(invitation.fragment)).toEqual({
      inst: invitation.inst.replaceAll('-', ''),
      fingerprint: invitation.rootFingerprint,
      id: Buffer.from(invitation.id, 'base64url').toString('hex'),
      secret: invitation.secret,
    })
    const { secret, inst, user, encPk, sigPk, mac } = invitation
    expect(hex(second.inviteMac(unhex(secret), inst, user, unhex(encPk), unhex(sigPk)))).toBe(mac)
  })

  test('the directory', () => {
    let prev = '00'.repeat(32)
    let rootKey: Uint8Array = second.publicSigning(unhex(directory.rootSeed))
    expect(hex(second.rootFingerprint(directory.inst, rootKey))).toBe(directory.rootFingerprint)
    const users = new Map(Object.entries(directory.users))
    for (const [i, statement] of directory.statements.entries()) {
      expect(statement.seq).toBe(i + 1)
      expect(statement.prev).toBe(prev)
      const message = second.statementMessage(directory.inst, statement)
      for (const [place, { by, sig }] of statement.signers.entries()) {
        if (statement.type === 'root' && place === 1) rootKey = second.unlist(unhex(statement.body))[0] ?? rootKey
        const key = by === 'root' ? rootKey : unhex(users.get(by) ?? '')
        expect(second.verify(unhex(sig), message, key)).toBe(true)
      }
      prev = hex(second.statementHash(directory.inst, statement))
      expect(prev).toBe(statement.hash)
    }
  })

  test('grants and history', () => {
    expect(hex(second.openGrant(grants, unhex(grants.toEncSeed)))).toBe(grants.secret)
    const { inst, team, history } = grants
    const seed = second.inboxSeed(unhex(grants.secret), inst, team, grants.epoch)
    expect(hex(second.publicEncryption(seed))).toBe(grants.inboxPk)
    const older = second.openHistory(unhex(history.secret), unhex(history.wrap), inst, team, history.epoch)
    expect(hex(older)).toBe(grants.secret)
  })

  test('compartments and wraps', () => {
    const caseKey = unhex(caseKeys.caseKey)
    for (const [comp, key] of Object.entries(caseKeys.compartments)) {
      expect(hex(second.compartmentKey(caseKey, caseKeys.rootId, comp))).toBe(key)
    }
    for (const { wrap, ...at } of caseKeys.cases) {
      const secret = second.openWrap(unhex(caseKeys.teamSecret), unhex(wrap), { ...caseKeys, ...at })
      expect(hex(secret)).toBe(hex(second.scopeSecret(caseKey, caseKeys.rootId, at.scope)))
    }
  })

  test('case grants', () => {
    for (const grant of caseGrants.cases) {
      const inbox = second.inboxSeed(unhex(caseGrants.teamSecret), caseGrants.inst, grant.to.id, 1)
      const seed = grant.to.kind === 'team' ? inbox : unhex(caseGrants.userEncSeed)
      const secret = second.openCaseGrant({ ...caseGrants, ...grant }, seed)
      expect(hex(secret)).toBe(hex(second.scopeSecret(unhex(caseGrants.caseKey), caseGrants.rootId, grant.scope)))
    }
  })

  test('letters', () => {
    const seed = second.inboxSeed(unhex(letters.teamSecret), letters.inst, letters.team, letters.epoch)
    for (const letter of letters.cases)
      expect(second.openLetter({ ...letters, ...letter }, seed)).toEqual(letter.document)
  })

  test('acts on cases and their answers', () => {
    for (const each of caseActs.cases) {
      const message = second.caseActMessage(caseActs.inst, each.act)
      expect(second.verifies(each.sig, message, caseActs.asksPk)).toBe(true)
      const answer = second.caseDecisionMessage(caseActs.inst, message, each.decision)
      expect(second.verifies(each.decisionSig, answer, caseActs.answersPk)).toBe(true)
    }
  })

  test('objects', () => {
    for (const { sealed, document, cbor, version, nonce } of objects.cases) {
      const opened = second.openObject({ ...objects, version }, unhex(objects.compKey), unhex(sealed))
      expect(opened).toEqual({ document, cbor })
      expect(sealed.slice(56, 80)).toBe(nonce)
    }
    expect(objects.cases.map(({ sealed }) => sealed.length / 2 - 56)).toEqual([256, 256, 256, 512, 5120])
  })

  test('version records, facts and heads', () => {
    const key = unhex(versions.authorPk)
    for (const { fields, vr, sig, hash } of versions.cases) {
      expect(hex(second.writeVr(fields))).toBe(vr)
      expect(hex(second.digest(unhex(vr)))).toBe(hash)
      expect(second.verify(unhex(sig), unhex(vr), key)).toBe(true)
    }
    const { gone: _, ...facts } = versions.facts.value
    expect(second.readCbor(unhex(versions.facts.canonical))).toEqual(facts)
    expect(hex(second.digest(unhex(versions.facts.canonical)))).toBe(versions.facts.hash)
    const { inst, rootId, seq, entries, hash, sig } = versions.head
    const head = second.headHash(inst, rootId, seq, entries)
    expect(hex(head)).toBe(hash)
    expect(second.verify(unhex(sig), second.headMessage(inst, rootId, seq, head), key)).toBe(true)
  })

  test('attachments', () => {
    for (const { size, chunks } of files.cases) {
      const plain = new Uint8Array(size).map((_, i) => i % 251)
      for (const [i, chunk] of chunks.entries()) {
        const piece = plain.slice(65536 * i, 65536 * (i + 1))
        const last = i === chunks.length - 1
        if ('bytes' in chunk && typeof chunk.bytes === 'string') {
          const opened = second.openChunk(unhex(files.fileKey), files.fileId, i, last, unhex(chunk.bytes))
          expect(hex(opened)).toBe(hex(piece))
        } else {
          const sealed = second.sealChunk(unhex(files.fileKey), files.fileId, i, last, piece)
          expect({ sha256: hex(second.digest(sealed)), length: sealed.length }).toEqual(chunk)
        }
      }
    }
  })

  test('blind indexes', () => {
    for (const { type, value, code } of blindIndex.cases) {
      expect(hex(second.blindIndex(unhex(blindIndex.key), type, value))).toBe(code)
    }
  })

  test('sheets and shares', () => {
    const lists = new Map(Object.entries({ en: english, fr: french, es: spanish }))
    const inst = sheets.inst.replaceAll('-', '')
    for (const { language, lines } of sheets.cases) {
      const { kind, payload } = second.readSheet(lines, lists.get(language) ?? [])
      expect([kind, hex(payload)]).toEqual([1, inst + sheets.seed])
    }
    const shares = recovery.shares.map(({ index, setId, lines }) => {
      const { kind, payload } = second.readSheet(lines, english)
      expect([kind, hex(payload.slice(0, 27))]).toEqual([3, `${inst}${setId}0${index}0305`])
      return payload.slice(27)
    })
    const secret = second.combineShares(shares.slice(1, 4))
    const setId = unhex(recovery.shares[0]?.setId ?? '')
    expect(hex(second.shareCheck(setId.slice(0, 4), secret))).toBe(hex(setId.slice(4)))
    expect(hex(second.combineShares(shares.slice(0, 2)))).not.toBe(hex(secret))
  })

  test('the audit log', () => {
    const leaves = log.entries.map(entry => {
      expect(hex(second.leaf(entry))).toBe(entry.leaf)
      return unhex(entry.leaf)
    })
    for (const [i, root] of log.roots.entries()) expect(hex(second.treeHash(leaves.slice(0, i + 1)))).toBe(root)
    const { note, name, publicKey, origin } = log.checkpoint
    const root = Buffer.from(log.roots.at(-1) ?? '', 'hex').toString('base64')
    expect(second.readNote(note, name, unhex(publicKey))).toBe(`${origin}\n7\n${root}\ndirectory 23\n`)
    // Inclusion of leaf 4 of 7 by hand: its sibling 5, then 6 to the right, then 0-3 to the left.
    const [sibling = '', right = '', left = ''] = log.inclusion.proof
    const node = (a: Uint8Array, b: Uint8Array) => second.digest(Uint8Array.from([1, ...a, ...b]))
    const leaf = unhex(log.entries[4]?.hash ?? '')
    expect(hex(node(unhex(left), node(node(leaf, unhex(sibling)), unhex(right))))).toBe(log.roots[6])
    expect(sibling).toBe(log.entries[5]?.hash)
  })
})
