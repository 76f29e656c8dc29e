import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { memoryStores } from '#replica/store/memory.ts'
import { watched } from '#replica/store/watched.ts'
import { connect, Outage } from './connect.ts'
import { serve } from './serve.ts'
import { pack, unpack } from './wire.ts'

/** Both ends over a real message channel, as a worker's port. */
function bridge(service: object) {
  const { port1, port2 } = new MessageChannel()
  serve(port1, { desk: service })
  const remote = connect(port2).service<Record<string, (...args: unknown[]) => Promise<unknown>>>('desk')
  return {
    ask: (method: string, ...args: unknown[]) => remote[method]?.(...args),
    end: () => {
      port1.close()
      port2.close()
    },
  }
}

describe('the bridge to the worker', () => {
  it('carries arguments and answers, bytes too', async () => {
    const b = bridge({ turn: (bytes: Uint8Array, text: string) => ({ text, bytes: bytes.toReversed() }) })
    await expect(b.ask('turn', new Uint8Array([1, 2, 3]), 'Оксана')).resolves.toEqual({
      text: 'Оксана',
      bytes: new Uint8Array([3, 2, 1]),
    })
    b.end()
  })

  it('calls back during a long task and passes on that it was stopped', async () => {
    const seen: unknown[] = []
    const b = bridge({
      async long(options: { onProgress: (n: number) => void; signal: AbortSignal }) {
        options.onProgress(1)
        await new Promise<void>(resolve => {
          options.signal.addEventListener('abort', () => resolve())
        })
        return options.signal.aborted
      },
    })
    const controller = new AbortController()
    const onProgress = (n: unknown) => {
      seen.push(n)
      controller.abort()
    }
    await expect(b.ask('long', { onProgress, signal: controller.signal })).resolves.toBe(true)
    expect(seen).toEqual([1])
    b.end()
  })

  it('turns a throw into a reference without its text', async () => {
    const b = bridge({
      fail: () => {
        throw new Error('Oksana')
      },
    })
    const failed = await b.ask('fail')?.catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Outage)
    expect(String(failed)).not.toContain('Oksana')
    b.end()
  })

  it('does not answer what was asked of a copy that was locked meanwhile, and reports no fault', async () => {
    const store = watched(await memoryStores().open('one'), () => {})
    const b = bridge({ read: () => store.range('kept') })
    await expect(b.ask('read')).resolves.toEqual([])
    await store.close()
    const reported = vi.spyOn(console, 'error')
    let settled = false
    const settle = () => {
      settled = true
    }
    void b.ask('read')?.then(settle, settle)
    await expect(b.ask('nothing')).rejects.toBeInstanceOf(Outage)
    expect(settled).toBe(false)
    expect(reported).toHaveBeenCalledOnce()
    reported.mockRestore()
    b.end()
  })

  it('refuses a method that does not exist', async () => {
    const b = bridge({})
    await expect(b.ask('nothing')).rejects.toBeInstanceOf(Outage)
    for (const name of ['__defineGetter__', 'hasOwnProperty', 'constructor', 'toString'])
      await expect(b.ask(name, 'x')).rejects.toBeInstanceOf(Outage)
    b.end()
  })

  it('leaves what can be cloned as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const there = unpack(
          pack(value, () => 0),
          () => 'never',
        )
        expect(there).toEqual(value)
      }),
    )
  })
})
