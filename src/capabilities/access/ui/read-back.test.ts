import { describe, expect, it } from 'vitest'
import { newRecoveryIdentity, orgId, recoverySheet, uuidv7 } from '#vault'
import { questionsFor, readsAs, sheetsOf } from './read-back.ts'

describe('reading the recovery sheets back', () => {
  it('asks for groups that are really printed, on different lines', async () => {
    const org = orgId(uuidv7(1_790_000_000_000))
    const { identity } = await newRecoveryIdentity()
    const text = (await recoverySheet(org, identity, 'fr')).join('\n')
    const [, sheet] = sheetsOf({ root: text, identity: text, rootWords: '' })
    if (!sheet) throw new Error('no sheet')
    for (let run = 0; run < 50; run += 1) {
      const asked = questionsFor(sheet, 2, Math.random)
      expect(asked).toHaveLength(2)
      expect(new Set(asked.map(question => question.line)).size).toBe(2)
      for (const { line, group, answer } of asked) {
        expect(answer).toMatch(/^[0-9A-Z]{4}$/)
        expect(text.split('\n')[line - 1]?.trim().split(/\s+/)[group]).toBe(answer)
      }
    }
  })
  it('forgives what a hurried hand writes, and nothing else', () => {
    expect(readsAs(' 5xi6', '5X16')).toBe(true)
    expect(readsAs('o410', '0410')).toBe(true)
    expect(readsAs('5X17', '5X16')).toBe(false)
    expect(readsAs('', '5X16')).toBe(false)
  })
  it('lists every paper: root, and one share a custodian', () => {
    const shares = ['Ana', 'Jasna'].map(custodian => ({ custodian, text: 'x' }))
    expect(sheetsOf({ root: 'x', shares, rootWords: '' }).map(sheet => sheet.custodian ?? sheet.key)).toEqual([
      'root',
      'Ana',
      'Jasna',
    ])
  })
})
