/** Words of the story of a case, English. */
export default {
  story: {
    begun: 'The case was begun',
    search: 'Find in the story',
    find: 'Find in what is written here',
    filters: 'Kind, person, part, days',
    kind: 'What',
    anyKind: 'everything',
    person: 'Written by',
    anyone: 'anyone',
    part: 'Part of the file',
    anyPart: 'every part',
    from: 'From',
    to: 'To',
    found_one: '{{count, number}} of {{all, number}} entries',
    found_other: '{{count, number}} of {{all, number}} entries',
    all_one: '{{count, number}} entry, newest first',
    all_other: '{{count, number}} entries, newest first',
    none: 'Nothing like that here. Take a condition away, or look for a shorter word.',
    clear: 'Show everything',
  },
}
