import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { sealBuild } from './src/main/whole-build.ts'
import { pressBuild } from './src/server/http/pressed.ts'

const OUT = 'dist/app'
/** Libraries that ask Node for something where there is no browser; in a browser they never get there. */
const NODE_ONLY = /^Module "(module|crypto)" has been externalized .*(harfbuzzjs|@hpke\/common)/

/**
 * Names the build and lists its files with their digests for the service worker; what people get is pressed once and for all,
 * a build for trying something out only when it is served.
 */
function wholeBuild(): Plugin {
  return {
    name: 'halte-whole-build',
    apply: 'build',
    async writeBundle({ dir = OUT }) {
      await sealBuild(dir)
      if (resolve(dir) === resolve(OUT)) await pressBuild(dir)
    },
  }
}

/**
 * The app as static files that run under the strictest content policy (security.md 5.12): no inline script or style,
 * no data: address, hashed names, the replica as a module worker, the service worker under a fixed name.
 */
export default defineConfig({
  plugins: [react(), wholeBuild()],
  build: {
    outDir: OUT,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      onLog: (level, log, tell) => (NODE_ONLY.test(log.message) ? undefined : tell(level, log)),
      input: { app: 'index.html', 'service-worker': 'src/main/service-worker.ts' },
      output: {
        entryFileNames: chunk => (chunk.name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es', rolldownOptions: { checks: { pluginTimings: false } } },
})
