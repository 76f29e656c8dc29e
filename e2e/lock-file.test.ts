import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const lock = z
  .object({
    packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

/** Where a package looks for what it needs: in its own folder first, then in every folder around it. */
function placesFor(path: string): string[] {
  const inside = path === '' ? 'node_modules/' : `${path}/node_modules/`
  return path === '' ? [inside] : [inside, ...placesFor(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))))]
}

// npm leaves out packages of other platforms when it writes the file on this one; `npm ci` then refuses it everywhere.
test('every optional package is in the lock file, those of other platforms too', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(name => !placesFor(path).some(place => Object.hasOwn(lock.packages, place + name)))
      .map(name => `${name}, wanted by ${path}`),
  )
  expect(missing).toEqual([])
})
