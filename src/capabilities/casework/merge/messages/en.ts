/** Words of two cases that are one person. */
export default {
  kinds: { mergeLink: { label: 'Joined with another case', plural: 'Joined cases' } },
  fields: {
    mergeLink: {
      merge: { label: 'Number of the joining' },
      other: { label: 'The other case' },
      role: { label: 'Where it goes on' },
      parted: { label: 'Taken back' },
    },
  },
  lists: { mergeRole: { continuedIn: 'Goes on in the other case', continues: 'Continues the other case' } },
  codes: {
    merge: {
      same: 'This is the same case. Choose another one.',
      already: 'These two cases are joined already.',
      none: 'These two cases are not joined any more.',
    },
  },
  merge: {
    menu: 'Same person as another case',
    title: 'Two cases of the same person',
    other: 'The other case',
    otherHint: 'Type a name or a number.',
    goesOnIn: 'It goes on in',
    what: 'From then on both are shown as one story, and both names lead to the case that goes on. Nothing is deleted and nobody new can read anything: each case keeps its own key and its own readers. Whoever can read only one of the two sees that it was joined, not with whom. You can take it back at any time.',
    check: 'Is it really the same person? Compare birth date, origin and photo first.',
    do: 'Join the two cases',
    done: 'The two cases are joined.',
    choose: 'Choose the other case first.',
    both: 'This is one person with {{count}} cases. The story below tells them as one.',
    continued: 'This case goes on in {{name}}.',
    openOther: 'Open {{name}}',
    part: 'Take the joining back',
    partTitle: 'Take the joining back?',
    partWhat:
      'Both cases stand for themselves again, exactly as before. What was written since stays where it was written.',
    parted: 'The two cases stand for themselves again.',
    mark: 'goes on in another case',
  },
}
