import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { text } from './names.ts'

/** What a relation is from the other side, where that follows; a parent by what is known of the person. */
export function inverseOf(type: string, person: Pick<OpenRecord, 'facts'> | undefined): string {
  switch (type) {
    case 'mother':
    case 'father':
      return 'child'
    case 'child': {
      const group = text(person?.facts.genderGroup)
      return group === 'feminine' ? 'mother' : group === 'masculine' ? 'father' : 'otherRelative'
    }
    case 'grandparent':
      return 'otherRelative'
    case 'sibling':
    case 'spouseOrPartner':
    case 'otherRelative':
    case 'friend':
    case 'exploitedTogether':
      return type
    default:
      return ''
  }
}

/** The record in a case that speaks of the other one. */
export const relationTo = (root: OpenRoot, other: string): OpenRecord | undefined =>
  root.records.find(record => record.kind === 'relation' && record.sealed.identity?.otherCase === other)
