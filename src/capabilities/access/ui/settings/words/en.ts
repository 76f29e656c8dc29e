/** Settings and one's own account, English. */
export default {
  access: {
    account: {
      afresh: 'Begin the demonstration again',
      afreshText:
        'Throws away what visitors changed, signs everyone out and makes the invented cases anew. It takes about a minute.',
      passphrase: 'Passphrase',
      change: 'Change the passphrase',
      old: 'Passphrase until now',
      changed: 'The new passphrase is in force. All other sessions were ended.',
      checkText:
        'Reads the list of people and rights, every signature, and the log again, and compares them with what this device saw before.',
      checking: 'Checking: {{done}} of {{of}}',
      good: 'Everything agrees: {{roots}} files, {{signatures}} signatures.',
      bad_one: '{{count}} thing does not agree. Do not go on; speak to a key officer by another way than this app.',
      bad_other: '{{count}} things do not agree. Do not go on; speak to a key officer by another way than this app.',
      signOut: 'Sign out',
      forget: 'Remove the sealed copy from this device',
      forgetNote: 'You will need signal to sign in here again.',
      words: 'Six words of this organisation',
      wordsText:
        'Made from the organisation’s root key. Everyone in it sees the same six: compare them by voice when in doubt.',
    },
    ownFields: {
      lead: 'What your organisation asks beyond the built-in questions. A new field appears in the forms of every case straight away.',
      sealed:
        'Own fields and own choices are always sealed, like the part they stand in. They never become facts: the server cannot read, sort or count by them.',
      none: 'No fields of your own yet',
      noneOfficer: 'Add one when your work needs an answer the forms do not ask for.',
      noneOther: 'A key officer can add one when your work needs an answer the forms do not ask for.',
      add: 'Add a field',
      make: 'Add the field',
      label: 'Label ({{language}})',
      labelAlso: 'Label ({{language}}), optional',
      labelHint: 'One language is enough. Where another is missing, this one is shown.',
      what: 'What do you add?',
      field: 'A field of its own',
      choices: 'Further choices for a built-in list',
      extendsHint: 'Your choices are kept beside the built-in ones, sealed, under the label you gave.',
      valuesHint: 'One on each line.',
      openedBy: 'Opened by: {{list}}',
      retire: 'Retire',
      retireNamed: 'Retire “{{label}}”',
      bringBack: 'Bring back',
      bringBackNamed: 'Bring back “{{label}}”',
      problems: {
        label: {
          missing: 'Write a label in at least one language.',
          known: 'There is a field with this label here already. If it is retired, bring it back.',
          tooLong: 'The label is too long. Use at most 200 characters.',
        },
        comp: {
          missing: 'Choose the sealed part it stands in.',
        },
        values: {
          missing: 'Write at least one choice.',
          tooLong: 'One choice is too long. Use at most 200 characters.',
        },
        extends: {
          missing: 'Choose the list that gets further choices.',
        },
      },
    },
  },
}
