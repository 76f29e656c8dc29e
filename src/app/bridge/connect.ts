import { type FromWorker, pack, type ToWorker } from './wire.ts'

/** A bug or outage behind the port: shown with its number, so that it can be found again. */
export class Outage extends Error {
  readonly reference: string
  constructor(reference: string) {
    super(`outage ${reference}`)
    this.reference = reference
  }
}

interface Port {
  postMessage(message: ToWorker): void
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null
  onerror?: ((event: ErrorEvent) => void) | null
}

/** The page's side of the port. `service` gives an object that looks like the one in the worker. */
export interface Connection {
  /** Typed by the caller, who knows what the worker serves under this name. */
  service<T extends object>(name: string): T
}

export function connect(port: Port): Connection {
  let last = 0
  const waiting = new Map<number, (message: Extract<FromWorker, { is: 'answer' | 'nothing' }>) => void>()
  const listeners = new Map<number, () => void>()
  const called = new Map<number, (...args: unknown[]) => void>()
  const next = () => {
    last += 1
    return last
  }

  /** Numbers what cannot be cloned; released when the ask is answered. */
  const keep = (live: unknown): number => {
    const id = next()
    if (typeof live === 'function') called.set(id, (...args) => void Reflect.apply(live, undefined, args))
    else if (live instanceof AbortSignal) {
      const abort = () => port.postMessage({ is: 'abort', id })
      if (live.aborted) setTimeout(abort)
      else live.addEventListener('abort', abort, { once: true })
    }
    return id
  }
  const ask = (service: string, method: string, args: unknown[]) =>
    new Promise((resolve, reject) => {
      const kept: number[] = []
      const id = next()
      const packed = args.map(arg =>
        pack(arg, live => {
          const number = keep(live)
          kept.push(number)
          return number
        }),
      )
      waiting.set(id, message => {
        for (const number of kept) called.delete(number)
        // Asked before it was locked: the screen that asked is gone, and a promise nobody holds costs nothing.
        if (message.is === 'nothing') return
        if (message.ok) resolve(message.value)
        else reject(new Outage(message.reference))
      })
      port.postMessage({ is: 'ask', id, service, method, args: packed })
    })
  const subscribe = (service: string, topic: string, changed: () => void) => {
    const id = next()
    listeners.set(id, changed)
    port.postMessage({ is: 'subscribe', id, service, topic })
    return () => {
      listeners.delete(id)
      port.postMessage({ is: 'end', id })
    }
  }

  port.onmessage = ({ data }) => {
    if (data.is === 'changed') listeners.get(data.id)?.()
    else if (data.is === 'called') called.get(data.id)?.(...data.args)
    else {
      waiting.get(data.id)?.(data)
      waiting.delete(data.id)
    }
  }

  return {
    service: name =>
      new Proxy(Object.create(null), {
        get: (_target, method) => {
          // A promise that resolves to this object must not take it for a promise.
          if (typeof method !== 'string' || method === 'then') return undefined
          if (method === 'subscribe') return (topic: string, changed: () => void) => subscribe(name, topic, changed)
          return (...args: unknown[]) => ask(name, method, args)
        },
      }),
  }
}
