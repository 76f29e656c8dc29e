import { defineConfig } from 'vitest/config'

/** Everything under src/ and e2e/ that ends in .test.ts; two workers, as the reference machine has two cores. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'bench/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 240_000,
    restoreMocks: true,
  },
})
