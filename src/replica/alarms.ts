import { uuidv7 } from '#vault'
import type { LocalBox } from './local-box.ts'
import { isRecord } from './opened.ts'
import type { Store } from './store/store.ts'
import type { Topics } from './topics.ts'
import type { Alarm } from './types.ts'

/** Alarms that end all work with this server: what it says about people and keys cannot be believed any more. */
const STOPPING = new Set([
  'directory.forked',
  'directory.shorter',
  'directory.gap',
  'directory.root',
  'directory.signature',
  'directory.right',
  'directory.body',
  'directory.unknown',
  'directory.state',
  'directory.lastHolder',
  'directory.lastOfficer',
  'directory.keys',
  'log.shrank',
  'log.forked',
  'log.key',
  'log.signature',
  'account.revoked',
])

/** What must be shown in plain language until it is read; sealed on disk like everything else. */
export class Alarms {
  readonly #store: Store
  readonly #box: LocalBox
  readonly #topics: Topics
  readonly #clock: () => number
  readonly #alarms = new Map<string, Alarm>()

  constructor(store: Store, box: LocalBox, topics: Topics, clock: () => number) {
    this.#store = store
    this.#box = box
    this.#topics = topics
    this.#clock = clock
  }

  async load(): Promise<void> {
    for (const [key, bytes] of await this.#store.range('kept', 'alarm/')) {
      const value = await this.#box.openValue(key, bytes)
      if (isAlarm(value)) this.#alarms.set(value.id, value)
    }
  }

  /** Raises an alarm, once for the same thing. Answers it. */
  async raise(code: string, where: { root?: string; rec?: string } = {}): Promise<Alarm> {
    for (const alarm of this.#alarms.values()) {
      if (alarm.code === code && alarm.root === where.root && alarm.rec === where.rec) return alarm
    }
    const at = this.#clock()
    const alarm: Alarm = { id: uuidv7(at), code, at, stops: STOPPING.has(code), ...where }
    this.#alarms.set(alarm.id, alarm)
    this.#topics.say('alarms')
    const key = `alarm/${alarm.id}`
    await this.#store.write([{ table: 'kept', key, value: await this.#box.sealValue(key, alarm) }])
    return alarm
  }

  list(): Alarm[] {
    return [...this.#alarms.values()]
  }

  /** The alarm that stops everything, if there is one. */
  stopping(): Alarm | undefined {
    return this.list().find(alarm => alarm.stops)
  }

  async read(id: string): Promise<void> {
    if (this.#alarms.get(id)?.stops !== false) return
    this.#alarms.delete(id)
    await this.#store.write([{ table: 'kept', key: `alarm/${id}` }])
    this.#topics.say('alarms')
  }
}

function isAlarm(value: unknown): value is Alarm {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.code === 'string' &&
    typeof value.stops === 'boolean'
  )
}
