import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests start the real command and the real server in processes of their own, over and over: what is parsed is parsed once. */
const COMPILED = fileURLToPath(new URL('node_modules/.cache/halte-compiled', import.meta.url))

/** Everything under src/ and e2e/ that ends in .test.ts; two workers, as the reference machine has two cores. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'bench/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 240_000,
    restoreMocks: true,
    env: { NODE_COMPILE_CACHE: COMPILED },
  },
})
