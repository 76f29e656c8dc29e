/** What is signed of a case about giving it, as this device has it: the same facts as the server looks at. */
import type { SignedFacts } from '#records'
import type { Copy } from './copy.ts'
import { presentRoot } from './open-root.ts'

/** Consents, exceptions, approvals and disclosures of a root as the person sees them, waiting edits included. */
export async function signedHere(copy: Copy, root: string): Promise<SignedFacts[]> {
  const records = await presentRoot(copy, root)
  return records.flatMap(({ rec, kind, facts, versions }) => {
    const part = copy.catalogue.get(kind)?.sharing
    const version = versions.facts
    return part === undefined || version === undefined
      ? []
      : [{ rec, part, facts, version: Math.max(1, version.version), author: version.author }]
  })
}
