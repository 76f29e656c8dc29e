import type { SearchDocument, SearchIndex } from './document.ts'
import { People } from './people.ts'
import { searchPeople } from './search-people.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'

/** Empty slots tolerated beside a share of the people before the index is built anew. */
const slackSlots = 1000

/** An empty index. Everything stays in memory; nothing is shared between indexes. */
export function createSearchIndex(): SearchIndex {
  let people = new People()

  function tidy(slack: number): void {
    if (people.emptySlots <= slack) return
    const fresh = new People()
    fresh.add(people.slots.filter(document => document !== undefined))
    people = fresh
  }
  const add = (documents: Iterable<SearchDocument>): void => {
    people.add(documents)
    tidy(people.size + slackSlots)
  }
  return {
    get size() {
      return people.size
    },
    add,
    update: document => add([document]),
    remove(id) {
      people.remove(id)
      tidy(people.size + slackSlots)
    },
    clear() {
      people = new People()
    },
    search: (query, options = {}) => searchPeople(people, query, options),
    export() {
      tidy(0)
      return writeSnapshot(people)
    },
    import(snapshot) {
      const read = readSnapshot(snapshot)
      people = read.ok ? read.people : new People()
      return read.ok ? { ok: true } : read
    },
  }
}
