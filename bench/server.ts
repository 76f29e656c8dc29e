import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const ADDRESSES = z.object({ url: z.string(), ownerUrl: z.string(), appUrl: z.string() })

/** A real server over an embedded PostgreSQL of its own, in another process. */
export type Server = z.infer<typeof ADDRESSES> & { readonly stop: () => Promise<void> }

/** Starts it; `folder` is the built app to serve. Stopped by `stop`, and by itself when this process ends. */
export function startServer(folder?: string): Promise<Server> {
  const program = fileURLToPath(new URL('./server-process.ts', import.meta.url))
  const child = fork(program, folder === undefined ? [] : [folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return new Promise((ready, failed) => {
    child.once('error', failed)
    child.once('exit', code => failed(new Error(`the server under measurement ended with ${code}`)))
    child.once('message', message => ready({ ...ADDRESSES.parse(message), stop: () => stopped(child) }))
  })
}

/** A server for one measurement: an installation holds one organisation, and nobody else's rows. */
export async function withServer<T>(use: (server: Server) => Promise<T>): Promise<T> {
  const server = await startServer()
  try {
    return await use(server)
  } finally {
    await server.stop()
  }
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise(done => {
    child.once('exit', () => done())
    child.disconnect()
  })
}
