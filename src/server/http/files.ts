import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { Context, Hono } from 'hono'
import { ENCODINGS, type Encoding, isPressed, pressedForm } from './pressed.ts'

const SCRIPTS = "script-src 'self' 'wasm-unsafe-eval'"
/** What browsers may do with our pages (security.md 5.12.2): run our files, speak to our server, nothing else. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    SCRIPTS,
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types halte',
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'accelerometer=(), autoplay=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.csv': 'text/csv; charset=utf-8',
}
interface Kept {
  readonly bytes: Buffer
  readonly type: string
  /** Base64, as content policies name scripts. */
  readonly sha256: string
  readonly tag: string
  readonly changed: number
  /** Pressed forms, got when they are first asked for. */
  readonly pressed: Partial<Record<Encoding, Buffer>> | undefined
}

/** Serves the built app from `folder`: its files, and its page for every other address that is not the API's. */
export function serveFiles(app: Hono, folder: string, secure: boolean): void {
  const kept = new Map<string, Kept>()
  app.get('*', context => {
    const path = decoded(context.req.path)
    if (path === undefined || path.startsWith('/api/')) return missing(secure)
    const file = path === '/' ? undefined : fileAt(kept, folder, path)
    if (file !== undefined) return answer(context, folder, file, path.startsWith('/assets/'), secure)
    // A hashed file that is gone must not turn into the page: the browser would try to run it.
    const page = extname(path) === '' || path === '/' ? fileAt(kept, folder, '/index.html') : undefined
    if (page === undefined) return missing(secure)
    const response = answer(context, folder, page, false, secure)
    response.headers.set('content-security-policy', withFrames(kept, folder))
    return response
  })
}

/**
 * The page's policy with the scripts of the preview frames: a frame without origin carries its script inside and inherits this
 * policy, so it runs that script and no other (decision 0084).
 */
function withFrames(kept: Map<string, Kept>, folder: string): string {
  const frames = readdirSync(join(folder, 'assets')).filter(name => /^frame-[\w-]+\.js$/.test(name))
  const hashes = frames.map(name => ` 'sha256-${fileAt(kept, folder, `/assets/${name}`)?.sha256 ?? ''}'`)
  return (PAGE_HEADERS['content-security-policy'] ?? '').replace(SCRIPTS, SCRIPTS + hashes.join(''))
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

function fileAt(kept: Map<string, Kept>, folder: string, path: string): Kept | undefined {
  const full = normalize(join(folder, path))
  if (!full.startsWith(folder + sep) || path.includes('\0') || path.includes('/.')) return undefined
  const stat = statSync(full, { throwIfNoEntry: false })
  if (stat === undefined || !stat.isFile()) return undefined
  const known = kept.get(full)
  if (known?.changed === stat.mtimeMs) return known
  const bytes = readFileSync(full)
  const extension = extname(full)
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  const file = {
    bytes,
    type: TYPES[extension] ?? 'application/octet-stream',
    sha256,
    tag: `"${sha256.slice(0, 22)}"`,
    changed: stat.mtimeMs,
    pressed: isPressed(full) ? {} : undefined,
  }
  kept.set(full, file)
  return file
}

function answer(context: Context, folder: string, file: Kept, hashed: boolean, secure: boolean): Response {
  const headers = new Headers(PAGE_HEADERS)
  if (secure) headers.set('strict-transport-security', 'max-age=31536000')
  headers.set('content-type', file.type)
  headers.set('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  headers.set('etag', file.tag)
  headers.set('vary', 'accept-encoding')
  if (context.req.header('if-none-match') === file.tag) return new Response(null, { status: 304, headers })
  const accepted = context.req.header('accept-encoding') ?? ''
  const { pressed } = file
  const encoding = pressed === undefined ? undefined : ENCODINGS.find(name => accepted.includes(name))
  if (encoding !== undefined) headers.set('content-encoding', encoding)
  let { bytes } = file
  if (pressed !== undefined && encoding !== undefined) {
    pressed[encoding] ??= pressedForm(folder, file.bytes, file.sha256, encoding)
    bytes = pressed[encoding]
  }
  return new Response(new Uint8Array(bytes), { headers })
}

function missing(secure: boolean): Response {
  const headers = new Headers({ ...PAGE_HEADERS, 'content-type': 'application/json', 'cache-control': 'no-store' })
  if (secure) headers.set('strict-transport-security', 'max-age=31536000')
  return new Response(JSON.stringify({ ok: false, code: 'route.unknown' }), { status: 404, headers })
}
