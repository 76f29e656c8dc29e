/** The app as tests of its looks need it: with the page of all parts, and with an invented language from the right. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'
import help from '#app/help/words/en.ts'
import { joinMessages } from '#app/languages/index.ts'
import door from '../../src/main/words/en.ts'
import inside from '../../src/main/words/en-inside.ts'
import { PSEUDO, pseudoMessages } from './languages-pseudo.ts'

/** Every English word in the invented language. */
export const PSEUDO_WORDS = pseudoMessages(joinMessages(door, inside, help))
const ADDED = /import\.meta\.glob<Messages>\([^)]*\)/

export interface PartsBuild {
  folder: string
  remove(): Promise<void>
}

/** The page of all parts alone; into a folder of its own, so that what others build and serve stays as it is. */
export const buildParts = (): Promise<PartsBuild> =>
  buildInto(folder => ({
    configFile: false,
    plugins: [react(), inventedLanguage()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: resolve('parts.html') },
    },
  }))

/** The whole app, which in this build also speaks the invented language. */
export const buildWithInventedLanguage = (): Promise<PartsBuild> =>
  buildInto(folder => ({ plugins: [inventedLanguage()], build: { outDir: folder, emptyOutDir: true } }))

async function buildInto(config: (folder: string) => InlineConfig): Promise<PartsBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'halte-parts-'))
  const runner = process.env.NODE_ENV
  const { build } = await import('vite')
  process.env.NODE_ENV = 'production'
  try {
    await build({ logLevel: 'error', ...config(folder) })
  } finally {
    if (runner !== undefined) process.env.NODE_ENV = runner
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Puts the language where a translator's file would stand. */
const inventedLanguage = () => ({
  name: 'halte-invented-language',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === 'virtual:invented' ? `\0${id}` : undefined),
  load: (id: string) => (id === '\0virtual:invented' ? `export default ${JSON.stringify(PSEUDO_WORDS)}` : undefined),
  transform: (code: string, id: string) =>
    id.endsWith('src/main/words/index.ts')
      ? code.replace(ADDED, `{ './added/${PSEUDO}.json': async () => (await import('virtual:invented')).default }`)
      : undefined,
})

export interface Served {
  url: string
  stop(): Promise<void>
}
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** A folder as plain files under the strictest policy, without any of our server: a part needs none. */
export async function serveFolder(folder: string): Promise<Served> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    readFile(join(folder, path)).then(
      file => {
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
        response.setHeader(
          'content-security-policy',
          "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'",
        )
        response.end(file)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    stop: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
