import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLog, type Log } from './log.ts'

function written(write: (log: Log) => void): Record<string, unknown>[] {
  const lines: string[] = []
  write(createLog('debug', { write: line => lines.push(line) }))
  return lines.map(line => JSON.parse(line))
}

test('writes the event and the listed fields', () => {
  const [line] = written(log =>
    log.info('request.done', { method: 'GET', route: '/api/records/:id', status: 200, ms: 3.5 }),
  )
  expect(line).toEqual({
    level: 30,
    time: expect.stringMatching(/^\d{4}-/),
    event: 'request.done',
    method: 'GET',
    route: '/api/records/:id',
    status: 200,
    ms: 3.5,
  })
})

test('an unlisted field is a type error, and is dropped at run time', () => {
  // @ts-expect-error: `name` is not a listed field
  const [line] = written(log => log.warn('case.opened', { status: 403, name: 'Oksana' }))
  expect(line).toMatchObject({ event: 'case.opened', status: 403 })
  expect(line).not.toHaveProperty('name')
})

test('a listed field that holds anything else than its form is dropped', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.constantFrom('code', 'route', 'reference', 'version', 'job'),
      (text, field) => {
        const [line] = written(log => log.info('x', { [field]: `${text} ${text}` }))
        expect(Object.keys(line ?? {})).toEqual(['level', 'time', 'event'])
      },
    ),
  )
})

test('an event that is not a word is not written out', () => {
  const [line] = written(log => log.info('Oksana was here'))
  expect(line).toMatchObject({ event: 'log.bad-event' })
})

test('a fault gives its class, code and places, never its message', () => {
  const error = Object.assign(new RangeError('Key (name)=(Oksana Kovalenko)\n    at Oksana (secret.ts:1:1)'), {
    code: '23505',
  })
  const [line] = written(log => log.fault('request.failed', error, { reference: '0a1b2c3d' }))
  expect(line).toMatchObject({ event: 'request.failed', fault: 'RangeError', code: '23505', reference: '0a1b2c3d' })
  expect(JSON.stringify(line)).not.toMatch(/Oksana|Kovalenko|secret/)
  expect(JSON.stringify(line)).toMatch(/log\.test\.ts:\d+/)
  expect(written(log => log.fault('odd', 'a thrown string'))[0]).toMatchObject({ fault: 'string' })
})
