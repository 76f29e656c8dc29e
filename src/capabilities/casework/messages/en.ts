/** Words of casework, English. */
import lists from './lists-en.ts'

export default {
  kinds: {
    case: {
      label: 'Case',
      plural: 'Cases',
    },
    identificationDecision: {
      label: 'Identification decision',
      plural: 'Identification decisions',
    },
    journeyStep: {
      label: 'Step of the journey',
      plural: 'Steps of the journey',
    },
    riskLevel: {
      label: 'Risk assessment',
      plural: 'Risk assessments',
    },
    consentRecord: {
      label: 'Consent',
      plural: 'Consents',
    },
    safeContact: {
      label: 'Safe contact',
      plural: 'Safe contact instructions',
    },
    note: {
      label: 'Note',
      plural: 'Notes',
    },
    task: {
      label: 'Task',
      plural: 'Tasks',
    },
    document: {
      label: 'Document',
      plural: 'Documents',
    },
    relation: {
      label: 'Person in her or his life',
      plural: 'People in her or his life',
    },
    referral: {
      label: 'Referral',
      plural: 'Referrals',
    },
    traffickingEvent: {
      label: 'Event in the trafficking',
      plural: 'Events in the trafficking',
    },
    supportPlan: {
      label: 'Support plan',
      plural: 'Support plans',
    },
  },
  fields: {
    case: {
      status: {
        label: 'Case status',
      },
      closureReason: {
        label: 'Reason for closing',
        hint: 'A closed case says why it was closed; “not recorded” is an answer.',
      },
      openedMonth: {
        label: 'Opened in',
      },
      closedMonth: {
        label: 'Closed in',
      },
      stage: {
        label: 'Stage of the journey',
      },
      riskLevel: {
        label: 'Risk level',
      },
      consent: {
        label: 'Consent to the interview',
        hint: 'The person agreed after being told the purpose, how the data are used and kept, and how to withdraw.',
      },
      traffickingStatus: {
        label: 'Trafficking status',
        hint: 'Always together with who decided it and when.',
      },
      decidedBy: {
        label: 'Status decided by',
      },
      decidedMonth: {
        label: 'Status decided in',
      },
      decidedMonthUnknown: {
        label: 'Month of the decision not known',
      },
      genderGroup: {
        label: 'Gender, for statistics',
        hint: 'Filled in from the sealed gender. The exact answer stays sealed.',
      },
      ageBand: {
        label: 'Age group when registered',
        hint: 'Worked out on this device from the sealed birthdate.',
      },
      citizenshipRegions: {
        label: 'Regions of citizenship',
        hint: 'Only the region is a fact; the country stays sealed.',
      },
      relationToTrafficker: {
        label: 'Relationship to the trafficker',
      },
      recruitment: {
        label: 'How she or he was recruited',
      },
      recruitmentPlatforms: {
        label: 'Websites and apps used to recruit',
      },
      control: {
        label: 'Means of control',
      },
      exploitation: {
        label: 'Forms of exploitation',
      },
      industries: {
        label: 'Sector of the forced labour',
      },
      sexExploitation: {
        label: 'Forms of sexual exploitation',
      },
      exploitationPlatforms: {
        label: 'Websites and apps used to exploit',
      },
      team: {
        label: 'Team',
      },
      caseWorker: {
        label: 'Case worker',
      },
      code: {
        label: 'Case code',
        hint: 'To name the case on the phone or on paper without naming the person.',
      },
      firstName: {
        label: 'First name',
      },
      middleName: {
        label: 'Middle name',
      },
      secondName: {
        label: 'Family name',
      },
      aliases: {
        label: 'Other names used',
        hint: 'Nicknames, names given by others, former names.',
      },
      otherScripts: {
        label: 'Name in another script',
        hint: 'As the person writes it, for example Оксана or محمد.',
      },
      ownerName: {
        label: 'Case owner, as imported',
      },
      familyNameFirst: {
        label: 'Family name first',
        hint: 'Yes where the person writes the family name before the given name.',
      },
      salutation: {
        label: 'Form of address',
      },
      birthdate: {
        label: 'Date of birth',
        hint: 'As much as is known: a year, a month and year, or the full date.',
        why: 'A child has other rights. Only the age group leaves this sealed part.',
      },
      gender: {
        label: 'Gender',
        hint: 'As the person describes herself or himself.',
      },
      citizenships: {
        label: 'Citizenship',
        hint: 'Every one the person has; none if stateless.',
      },
      identityNumber: {
        label: 'Identity number',
      },
      homePhone: {
        label: 'Home phone',
      },
      mobilePhone: {
        label: 'Mobile phone',
        hint: 'Read the safe contact instructions before calling.',
      },
      otherPhones: {
        label: 'Other phones',
      },
      email: {
        label: 'E-mail',
      },
      occupation: {
        label: 'Occupation',
      },
      primaryLanguage: {
        label: 'First language',
        why: 'To find an interpreter she or he can trust.',
      },
      secondaryLanguage: {
        label: 'Second language',
      },
      maritalStatus: {
        label: 'Marital status',
      },
      childrenCount: {
        label: 'Number of children',
        why: 'Children may need protection too.',
      },
      education: {
        label: 'Highest level of education',
      },
      deceased: {
        label: 'Has died',
      },
      ageWhenTrafficked: {
        label: 'Age when the trafficking began',
      },
      sourceKey: {
        label: 'Key of the imported row',
      },
      contentKey: {
        label: 'Fingerprint of the imported row',
      },
      submission: {
        label: 'Form submission',
      },
      imported: {
        label: 'Texts kept from the import',
        hint: 'What the file said and no field could hold. Nothing was dropped.',
      },
      street: {
        label: 'Street',
        why: 'Where someone lives opens only to the smallest group.',
      },
      postalCode: {
        label: 'Postal code',
      },
      city: {
        label: 'City',
      },
      state: {
        label: 'State or province',
      },
      country: {
        label: 'Country',
      },
      latitude: {
        label: 'Latitude',
      },
      longitude: {
        label: 'Longitude',
      },
      summary: {
        label: 'Summary',
        hint: 'What the next person she or he agreed to see needs to know, so that nothing is asked twice.',
      },
      closureDetails: {
        label: 'About the closing',
      },
      placeOfRecruitment: {
        label: 'Place of recruitment',
        hint: 'Kept with the evidence: a venue can point to a suspect.',
      },
      placeOfExploitation: {
        label: 'Place of exploitation',
        hint: 'Kept with the evidence: a venue can point to a suspect.',
      },
    },
    identificationDecision: {
      status: {
        label: 'Trafficking status',
      },
      decidedBy: {
        label: 'Decided by',
      },
      month: {
        label: 'Decided in',
      },
      monthUnknown: {
        label: 'Month not known',
      },
      decidedOn: {
        label: 'Day of the decision',
      },
      decider: {
        label: 'Who decided (name or office)',
      },
      grounds: {
        label: 'Grounds',
      },
    },
    journeyStep: {
      stage: {
        label: 'Stage',
      },
      month: {
        label: 'Reached in',
      },
      reachedOn: {
        label: 'Day',
      },
      remark: {
        label: 'Remark',
      },
    },
    riskLevel: {
      level: {
        label: 'Risk level',
      },
      month: {
        label: 'Assessed in',
      },
      takenBack: {
        label: 'Taken back',
        hint: 'Written by mistake: it stays in the history and no longer counts.',
      },
      assessedOn: {
        label: 'Day of the assessment',
      },
      areas: {
        label: 'Where the risk comes from',
        hint: 'Sealed: only the level can be read by the server.',
      },
      reasons: {
        label: 'Reasons',
      },
    },
    consentRecord: {
      given: {
        label: 'Consent given',
      },
      givenBy: {
        label: 'Given by',
      },
      month: {
        label: 'Asked in',
      },
      monthUnknown: {
        label: 'Month not known',
      },
      withdrawnMonth: {
        label: 'Withdrawn in',
      },
      givenOn: {
        label: 'Day',
      },
      withdrawnOn: {
        label: 'Day of withdrawal',
      },
      told: {
        label: 'What the person was told first',
      },
      language: {
        label: 'In which language',
      },
      inHerWords: {
        label: 'In the person’s own words',
      },
    },
    safeContact: {
      channels: {
        label: 'Ways that are safe',
        hint: 'Only what is ticked is safe; everything else is not.',
      },
      times: {
        label: 'Safe times',
      },
      codeWord: {
        label: 'Code word',
      },
      callAs: {
        label: 'Who to say is calling',
      },
      mayAnswer: {
        label: 'Who may answer',
      },
      ifAsked: {
        label: 'What to say if someone asks for her or him',
      },
      deviceWatched: {
        label: 'The phone may be watched',
      },
      language: {
        label: 'Language to speak',
      },
      interpreter: {
        label: 'Interpreter',
      },
      trustedPerson: {
        label: 'Trusted person',
      },
      trustedPhone: {
        label: 'Phone of the trusted person',
      },
      checkedOn: {
        label: 'Last checked with the person',
      },
    },
    note: {
      type: {
        label: 'Kind of note',
      },
      month: {
        label: 'Month',
      },
      happenedOn: {
        label: 'Day',
      },
      title: {
        label: 'Title',
      },
      body: {
        label: 'Text',
      },
    },
    task: {
      status: {
        label: 'State',
      },
      due: {
        label: 'Due on',
        hint: 'The server can read this day, to remind you. It cannot read what the task is.',
      },
      assignee: {
        label: 'Who does it',
      },
      doneMonth: {
        label: 'Done in',
      },
      what: {
        label: 'What is to be done',
      },
      details: {
        label: 'Details',
      },
    },
    document: {
      month: {
        label: 'Filed in',
      },
      type: {
        label: 'Kind of document',
      },
      title: {
        label: 'Title',
      },
      number: {
        label: 'Number',
      },
      issuedBy: {
        label: 'Issued by',
      },
      issuedOn: {
        label: 'Issued on',
      },
      expiresOn: {
        label: 'Expires on',
      },
      remark: {
        label: 'Remark',
      },
      files: {
        label: 'Files',
        hint: 'Each file is sealed on this device before it is sent.',
      },
    },
    relation: {
      type: {
        label: 'Who this is to her or him',
      },
      name: {
        label: 'Name',
      },
      otherCase: {
        label: 'Own case',
        hint: 'Opens only for those who may open that case.',
      },
      phone: {
        label: 'Phone',
      },
      safe: {
        label: 'Is contact safe?',
      },
      knows: {
        label: 'Knows what happened',
      },
      remark: {
        label: 'Remark',
      },
    },
    referral: {
      direction: {
        label: 'Direction',
      },
      reason: {
        label: 'Reason',
      },
      month: {
        label: 'Month',
      },
      organisation: {
        label: 'Organisation',
      },
      caseWorker: {
        label: 'Case worker there',
      },
      day: {
        label: 'Day',
      },
      details: {
        label: 'Details and arrangements',
      },
    },
    traffickingEvent: {
      type: {
        label: 'What happened',
      },
      day: {
        label: 'When',
      },
      street: {
        label: 'Street',
      },
      postalCode: {
        label: 'Postal code',
      },
      city: {
        label: 'City',
      },
      state: {
        label: 'State or province',
      },
      country: {
        label: 'Country',
      },
      latitude: {
        label: 'Latitude',
      },
      longitude: {
        label: 'Longitude',
      },
      description: {
        label: 'Description',
      },
    },
    supportPlan: {
      type: {
        label: 'Area',
      },
      endedMonth: {
        label: 'Ended in',
      },
      objectives: {
        label: 'Objectives',
        hint: 'In the person’s own words.',
      },
      actions: {
        label: 'Actions',
      },
      plannedEnd: {
        label: 'Planned end',
      },
      actualEnd: {
        label: 'Actual end',
      },
    },
  },
  problems: {
    case: {
      closed: {
        reason: 'A closed case needs a reason for closing. Choose “not recorded” if none is known.',
      },
      open: {
        reason: 'An open case has no reason or month of closing. Close the case, or clear them.',
      },
      months: {
        order: 'The case cannot close before it opened.',
      },
      identification: {
        decider: 'Say who decided the trafficking status.',
        month: 'Say when the trafficking status was decided, or that it is not known.',
      },
    },
    decision: {
      month: 'Say when this was decided, or that it is not known.',
      day: {
        agrees: 'The day and the month of the decision disagree.',
      },
    },
    step: {
      day: {
        agrees: 'The day and the month of this step disagree.',
      },
    },
    risk: {
      day: {
        agrees: 'The day and the month of the assessment disagree.',
      },
    },
    consent: {
      month: 'Say when consent was asked, or that it is not known.',
      withdrawn: {
        given: 'Only a consent that was given can be withdrawn.',
      },
      day: {
        agrees: 'The day and the month of the consent disagree.',
      },
    },
    safeContact: {
      trusted: 'Say whose phone number this is.',
    },
    note: {
      body: 'A note needs a title or a text.',
    },
    task: {
      what: 'Say what is to be done.',
      done: 'An open task has no month of completion.',
    },
    relation: {
      self: 'A case cannot be linked to itself.',
      who: 'Give a name or choose a case.',
    },
    referral: {
      day: {
        agrees: 'The day and the month of the referral disagree.',
      },
    },
    plan: {
      day: {
        agrees: 'The day and the month of the end disagree.',
      },
    },
  },
  remarks: {
    kept: 'This value does not fit its field. It is kept as text with the case.',
    shortened:
      'This text is longer than its field. The beginning is in the field, the whole text is kept with the case.',
    deciderNotRecorded: 'The file does not say who decided the trafficking status. It is marked “not recorded”.',
    closureNotRecorded: 'The file does not say why the case was closed. It is marked “not recorded”.',
    notPlaced: 'Halte has no field for this column of the standard. It is kept as text with the case.',
    ownKept: 'This value does not fit your own field “{{label}}”. It is kept as text with the case.',
  },
  lists,
}
