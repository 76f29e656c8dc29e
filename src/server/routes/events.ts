import { sql } from 'kysely'
import type { ServerEvent } from '../events.ts'
import type { Handlers } from '../http/call.ts'
import type { Services } from '../services.ts'

/** A comment line now and then keeps proxies from closing a silent stream. */
const BREATH_MS = 20_000

/** Server-sent events: which team's feed moved, that the directory moved, that it is time to lock. */
export function eventRoutes(services: Services): Pick<Handlers, 'events'> {
  return {
    async events({ person, transaction }) {
      const { org, user, session } = person()
      const teamsNow = async (): Promise<Set<string>> => {
        const { rows } = await transaction(work =>
          sql<{ team_id: string }>`select team_id from team_member
            where org_id = ${work.org}::uuid and user_id = ${work.user}::uuid`.execute(work.trx),
        )
        return new Set(rows.map(({ team_id }) => team_id))
      }
      let teams = await teamsNow()
      const encoder = new TextEncoder()
      let close = () => {}
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          const write = (text: string) => {
            // A page that went away without a word.
            if ((controller.desiredSize ?? 0) < -1000) close()
            else controller.enqueue(encoder.encode(text))
          }
          const breath = setInterval(() => write(': \n\n'), BREATH_MS).unref()
          const stop = services.events.listen({
            org,
            user,
            session,
            hear(event: ServerEvent) {
              if (event.event === 'feed' && !teams.has(event.team)) return
              if (event.event === 'directory')
                void teamsNow().then(
                  now => {
                    teams = now
                  },
                  () => undefined,
                )
              write(
                `event: ${event.event}\ndata: ${event.event === 'feed' ? JSON.stringify({ team: event.team }) : '{}'}\n\n`,
              )
            },
            close: () => close(),
          })
          let open = true
          close = () => {
            if (!open) return
            open = false
            clearInterval(breath)
            stop()
            try {
              controller.close()
            } catch {
              // The reader has gone first.
            }
          }
          write(': \n\n')
        },
        cancel: () => close(),
      })
      return new Response(stream, {
        headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
      })
    },
  }
}
