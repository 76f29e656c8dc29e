import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the operator may see of the server: counts and times by route, never who or what. */
export interface Metrics {
  request(route: string, status: number, seconds: number): void
  streams(count: number): void
  changes(accepted: number, refused: number): void
  text(): Promise<string>
  stop(): void
}

/** Metrics of one app, in a registry of its own. */
export function createMetrics(): Metrics {
  const registers = [new Registry()]
  const [registry] = registers
  if (registry === undefined) throw new Error('no registry')
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'halte_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'],
    registers,
  })
  const times = new Histogram({
    name: 'halte_request_seconds',
    help: 'Time to answer by route',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.06, 0.2, 0.5, 1, 3, 10],
    registers,
  })
  const open = new Gauge({ name: 'halte_event_streams', help: 'Open event streams', registers })
  const changes = new Counter({
    name: 'halte_changes_total',
    help: 'Changes by outcome',
    labelNames: ['outcome'],
    registers,
  })
  return {
    request(route, status, seconds) {
      requests.inc({ route, status })
      times.observe({ route }, seconds)
    },
    streams: count => open.set(count),
    changes(accepted, refused) {
      changes.inc({ outcome: 'accepted' }, accepted)
      changes.inc({ outcome: 'refused' }, refused)
    },
    text: () => registry.metrics(),
    stop: () => registry.clear(),
  }
}
