import type { OpenRoot } from '#replica/types.ts'
import { caseKind } from '../case.ts'
import { type Names, useOwnFields } from './names.ts'
import { PartSection } from './record-sheet.tsx'

/** Where a file came from is machinery, not content. */
const HIDDEN = new Set(['sourceKey', 'contentKey', 'submission'])

/** The case's own sections, from names to evidence, each under who can open it. */
export function PersonTab({ root, names, me }: { root: OpenRoot; names: Names; me: string }) {
  const own = useOwnFields()
  const [head] = root.records
  if (!head) return null
  const shared = { root, kind: caseKind, record: head, own, names, me }
  return (
    <div className="cols">
      <div>
        {caseKind.compartments.map(part => (
          <PartSection key={part} {...shared} part={part} without={HIDDEN} />
        ))}
      </div>
      <aside>
        <PartSection {...shared} part="facts" />
      </aside>
    </div>
  )
}
