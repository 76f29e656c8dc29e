import { StoreEnded } from '#replica/store/store.ts'
import { type FromWorker, type ToWorker, unpack } from './wire.ts'

/** What a worker offers: named services of asynchronous methods, and `subscribe` where they have topics. */
export type Services = Record<string, object>
interface Port {
  postMessage(message: FromWorker): void
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
}

/** Answers asks on the port with the services. A throw becomes a reference number; its text stays in the worker's console. */
export function serve(port: Port, offered: Services | Promise<Services>): void {
  const ends = new Map<number, () => void>()
  const aborts = new Map<number, AbortController>()

  const revive = (kind: 'function' | 'signal', id: number) => {
    if (kind === 'function') return (...args: unknown[]) => port.postMessage({ is: 'called', id, args })
    const controller = new AbortController()
    aborts.set(id, controller)
    return controller.signal
  }
  const method = async (service: string, name: string): Promise<(...args: unknown[]) => unknown> => {
    const object = (await offered)[service]
    const found: unknown = object && Reflect.get(object, name)
    // What every object has is no service: through it a script in the page could put its own functions into the worker.
    if (typeof found !== 'function' || name in Object.prototype) throw new Error(`no method ${service}.${name}`)
    return (...args) => Reflect.apply(found, object, args)
  }
  const answer = async (id: number, service: string, name: string, args: unknown[]) => {
    try {
      const value = await (await method(service, name))(...args.map(arg => unpack(arg, revive)))
      port.postMessage({ is: 'answer', id, ok: true, value })
    } catch (error) {
      if (error instanceof StoreEnded) return port.postMessage({ is: 'nothing', id })
      const reference = crypto.randomUUID().slice(0, 8)
      // Where it happened, never what it said: a message may carry what was being worked on.
      const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)) : []
      console.error(reference, service, name, error instanceof Error ? error.name : 'unknown', frames.join('\n'))
      port.postMessage({ is: 'answer', id, ok: false, reference })
    }
  }

  const listen = async (id: number, service: string, topic: string) => {
    let over = false
    ends.set(id, () => {
      over = true
    })
    const end = (await method(service, 'subscribe'))(topic, () => port.postMessage({ is: 'changed', id }))
    const finish = () => {
      if (typeof end === 'function') end()
    }
    if (over) finish()
    else ends.set(id, finish)
  }

  port.onmessage = ({ data }) => {
    if (data.is === 'ask') void answer(data.id, data.service, data.method, data.args)
    else if (data.is === 'abort') aborts.get(data.id)?.abort()
    else if (data.is === 'end') {
      ends.get(data.id)?.()
      ends.delete(data.id)
    } else void listen(data.id, data.service, data.topic)
  }
}
