/** Words of people, teams and own fields, English. */
export default {
  kinds: {
    colleague: {
      label: 'Colleague',
      plural: 'Colleagues',
    },
    team: {
      label: 'Team',
      plural: 'Teams',
    },
    ownField: {
      label: 'Own field',
      plural: 'Own fields',
    },
    houseRules: {
      label: 'House rules',
      plural: 'House rules',
    },
  },
  fields: {
    colleague: {
      user: {
        label: 'Account',
      },
      name: {
        label: 'Name',
        hint: 'Sealed to your organisation. The server never learns it.',
      },
      duty: {
        label: 'Role in the organisation',
      },
    },
    team: {
      team: {
        label: 'Team',
      },
      name: {
        label: 'Name of the team',
      },
      place: {
        label: 'Town or area',
        hint: 'Never the address of a centre.',
      },
    },
    ownField: {
      on: {
        label: 'Used in',
      },
      comp: {
        label: 'Sealed part',
        why: 'Decides who can open what is written here.',
      },
      key: {
        label: 'Technical name',
      },
      labels: {
        label: 'Label in each language',
      },
      type: {
        label: 'Kind of answer',
      },
      values: {
        label: 'Choices',
      },
      extends: {
        label: 'Adds choices to',
      },
      order: {
        label: 'Position',
      },
      retired: {
        label: 'No longer used',
        hint: 'Answers already given stay with their cases.',
      },
    },
    houseRules: {
      languages: { label: 'Languages offered' },
      backupDays: { label: 'Days between backups' },
    },
  },
  lists: {
    compartment: {
      header: 'Names and code',
      identity: 'Identity',
      location: 'Whereabouts',
      narrative: 'Story',
      health: 'Health',
      legal: 'Justice',
      evidence: 'Evidence',
    },
    ownType: {
      text: 'A line of text',
      longText: 'Paragraphs',
      partialDay: 'A date, as far as known',
      yesNo: 'Yes or no',
      count: 'A whole number',
      oneOf: 'One choice',
      manyOf: 'Several choices',
    },
  },
}
