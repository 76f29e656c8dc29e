/** Words of the record kernel: compartments and refused values, English. */
export default {
  compartments: {
    facts: {
      label: 'Facts',
      hint: 'Coded answers the server can read, to sort, remind and count. Never a name, a text or an exact date about the person.',
    },
    header: {
      label: 'Names and code',
      hint: 'What is needed to find the case.',
    },
    identity: {
      label: 'Identity',
      hint: 'Birthdate, citizenship, documents, phones, relatives.',
    },
    location: {
      label: 'Whereabouts',
      hint: 'Where the person stays. The smallest group can open it.',
    },
    narrative: {
      label: 'Story',
      hint: 'Interviews, notes, assessments.',
    },
    health: {
      label: 'Health',
      hint: 'Only the health team opens it.',
    },
    legal: {
      label: 'Justice',
      hint: 'What she or he told the lawyer; protected by privilege.',
    },
    evidence: {
      label: 'Evidence',
      hint: 'Places, suspects, recordings.',
    },
  },
  problems: {
    field: {
      unknown: 'This field is not known here.',
      required: 'This is needed.',
      type: 'This kind of value does not fit here.',
      tooLong_one: 'At most {{count, number}} character.',
      tooLong_other: 'At most {{count, number}} characters.',
      tooMany_one: 'At most {{count, number}} entry.',
      tooMany_other: 'At most {{count, number}} entries.',
      notInList: 'This is not one of the choices.',
      format: 'This cannot be read as what the field holds.',
      range: 'A number from {{min}} to {{max}}.',
      repeated: 'A choice is given twice.',
    },
    own: {
      key: 'This own field has a name that cannot be used.',
      value: 'This value does not fit your own field.',
    },
    document: {
      shape: 'This could not be read. Nothing was changed.',
    },
  },
}
