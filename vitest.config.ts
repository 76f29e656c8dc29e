import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests start the real command and the real server in processes of their own, over and over: what is parsed is parsed once. */
const COMPILED = fileURLToPath(new URL('node_modules/.cache/halte-compiled', import.meta.url))

/** Files that take half a minute and more. */
const LONG =
  /e2e\/browser\/|lying-server|main\/(cli|server|demonstration)|replica\/(kill|partitions|import|lies)|plaintext-sweep/

/** The long files first: one that begins last would be waited for alone. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter(file => !isLong(file))]
  }
}

/** Everything under src/ and e2e/ that ends in .test.ts; two workers, as the reference machine has two cores. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'bench/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 240_000,
    restoreMocks: true,
    // A state that is waited for may take long on a loaded machine; what never comes still fails.
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: LongFirst },
    env: { NODE_COMPILE_CACHE: COMPILED },
  },
})
