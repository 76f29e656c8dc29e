import { readdir, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const OUT = 'dist/app'

/** Lists every file of the build, so that the service worker can keep the whole app for days without signal. */
function fileList(): Plugin {
  return {
    name: 'halte-file-list',
    apply: 'build',
    async writeBundle() {
      const entries = await readdir(OUT, { recursive: true, withFileTypes: true })
      const files = entries
        .filter(entry => entry.isFile() && !['files.json', 'service-worker.js'].includes(entry.name))
        .map(entry => `/${relative(OUT, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
        .map(path => (path === '/index.html' ? '/' : path))
      await writeFile(join(OUT, 'files.json'), JSON.stringify(files.sort()))
    },
  }
}

/**
 * The app as static files that run under the strictest content policy (security.md 5.12): no inline script or style,
 * no data: address, hashed names, the replica as a module worker, the service worker under a fixed name.
 */
export default defineConfig({
  plugins: [react(), fileList()],
  build: {
    outDir: OUT,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { app: 'index.html', 'service-worker': 'src/main/service-worker.ts' },
      output: {
        entryFileNames: chunk => (chunk.name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es' },
})
