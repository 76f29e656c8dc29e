/**
 * People, teams and the organisation's own fields: what all staff may read is sealed too, to the team everyone is in.
 * Ids, keys and rights live in the signed directory; these records hold only the words.
 */
import {
  COMPARTMENTS,
  code,
  count,
  kind,
  list,
  map,
  OWN_TYPES,
  oneOf,
  teamRef,
  text,
  userRef,
  valueList,
  yesNo,
} from '#records'

const label = () => text({ max: 200 })

/** A person of the organisation: their name, sealed; the server only knows the id and the sign-in handle. */
export const colleague = kind('colleague', {
  since: 1,
  facts: { user: userRef().required() },
  sealed: { header: { name: label().key(1), duty: label().key(2) } },
  list: ['name', 'duty'],
  writers: 'officersOrSelf',
})

/** A team: its name and where it works. A centre's address is not here: whereabouts have their own compartment. */
export const team = kind('team', {
  since: 1,
  facts: { team: teamRef().required() },
  sealed: { header: { name: label().key(1), place: label().key(2) } },
  list: ['name', 'place'],
  writers: 'officers',
})

export const COMPARTMENT_LIST = valueList('compartment', COMPARTMENTS)
export const OWN_TYPE_LIST = valueList('ownType', OWN_TYPES)

/** A field or further list values of the organisation's own (`OwnField` of the kernel). */
export const ownField = kind('ownField', {
  since: 1,
  sealed: {
    header: {
      on: code({ max: 48 }).key(1).required(),
      comp: oneOf(COMPARTMENT_LIST).key(2).required(),
      key: code({ max: 80 }).key(3).required(),
      labels: map(label(), { max: 10 }).key(4).required(),
      type: oneOf(OWN_TYPE_LIST).key(5).required(),
      values: map(map(label(), { max: 10 })).key(6),
      extends: code({ max: 48 }).key(7),
      order: count({ max: 10_000 }).key(8),
      retired: yesNo().key(9),
    },
  },
  list: ['labels', 'on', 'comp', 'type', 'retired'],
  // An import brings columns of its own, so that anyone may add a field; what a field says is for officers to change.
  writers: 'officersToChange',
})

/**
 * What the organisation decided for all its people: one record, sealed to everyone, changed by key officers. Which languages
 * are offered, and after how many days without a backup its officers are reminded. How long cases are kept is signed (decision 0118).
 */
export const houseRules = kind('houseRules', {
  since: 1,
  sealed: {
    header: {
      languages: list(code({ max: 12 }), { max: 20 }).key(1),
      backupDays: count({ max: 365 }).key(3),
    },
  },
  list: ['languages', 'backupDays'],
  writers: 'officers',
})

export const ACCESS_KINDS = [colleague, team, ownField, houseRules] as const
