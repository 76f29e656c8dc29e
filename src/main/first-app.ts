import { Hono } from 'hono'

/** Answers health checks only; the server's own app takes its place. */
export function createApp(): Hono {
  const app = new Hono()
  app.get('/api/health', context => context.json({ ok: true }))
  return app
}
