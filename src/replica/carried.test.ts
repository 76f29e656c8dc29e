import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { joinCarried } from './carried.ts'
import { type Device, device, founded, must, PASSPHRASES } from './devices.test-support.ts'

let server: TestServer
let desk: Device & { org: string }
let phone: Device

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  const around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  desk = await founded(around)
  phone = await device(around)
  must(await phone.replica.signIn({ org: desk.org, handle: 'mirela', passphrase: PASSPHRASES.mirela }))
}, 180_000)
afterAll(async () => {
  for (const each of [desk, phone]) await each?.replica.close()
  await server?.stop()
})

const view = (id: string, name: string) => ({ id, name, conditions: [], columns: [], order: { by: 'updated' } })
const names = async ({ replica }: Device): Promise<string[]> => {
  const kept = await replica.kept('views/case')
  return Array.isArray(kept) ? kept.map(({ name }) => name).sort() : []
}
const meet = async () => {
  for (const each of [desk, phone, desk, phone]) must(await each.replica.syncNow())
}

it('views follow their owner to her other devices, are changed and taken away there, and nothing written apart is lost', {
  timeout: 120_000,
}, async () => {
  must(await desk.replica.keep('views/case', [view('a', 'Mine'), view('b', 'Late')]))
  await meet()
  expect(await names(phone)).toEqual(['Late', 'Mine'])
  // Apart: one more here, one changed and one taken away there.
  for (const each of [desk, phone]) each.line.cut = true
  must(await desk.replica.keep('views/case', [view('a', 'Mine'), view('b', 'Late'), view('c', 'New')]))
  must(await phone.replica.keep('views/case', [view('b', 'Late this week')]))
  for (const each of [desk, phone]) each.line.cut = false
  // Devices that save at once may save over each other: the next look mends it.
  for (const each of [desk, phone])
    await expect.poll(() => meet().then(() => names(each))).toEqual(['Late this week', 'New'])
  // What does not follow stays where it is.
  must(await desk.replica.keep('columns/case', ['stage']))
  await meet()
  expect(await phone.replica.kept('columns/case')).toBeUndefined()
})

it('joins to the same in any order', () => {
  const entries = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.record({ at: fc.integer({ min: 0, max: 3 }), value: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }) }),
  )
  const things = fc.record({ 'views/case': entries })
  fc.assert(
    fc.property(things, things, things, (a, b, c) => {
      const [left, right] = [joinCarried(joinCarried(a, b, 5), c, 5), joinCarried(a, joinCarried(c, b, 5), 5)]
      expect(left).toEqual(right)
      expect(joinCarried(left, left, 5)).toEqual(left)
    }),
  )
})
