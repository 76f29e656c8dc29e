import type { Topic } from './types.ts'

/** Screens listen to topics; many changes in a row call them once. */
export class Topics {
  readonly #listeners = new Map<Topic, Set<() => void>>()
  readonly #due = new Set<Topic>()
  #timer: ReturnType<typeof setTimeout> | undefined

  subscribe(topic: Topic, changed: () => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set()
    this.#listeners.set(topic, listeners)
    // A function of its own, so that the same callback may listen twice and leave once.
    const listener = () => changed()
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(topic)
    }
  }

  /** Tells the listeners soon: within one turn of the screen, however often it is said. */
  say(...topics: Topic[]): void {
    for (const topic of topics) if (this.#listeners.has(topic)) this.#due.add(topic)
    if (this.#due.size > 0) this.#timer ??= setTimeout(() => this.#tell(), 15)
  }

  #tell(): void {
    this.#timer = undefined
    const due = [...this.#due]
    this.#due.clear()
    for (const topic of due) for (const listener of this.#listeners.get(topic) ?? []) listener()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#listeners.clear()
  }
}
