/** Words of rights and consent, English: kinds, fields, lists, problems. */
export default {
  kinds: {
    outsideRecipient: {
      label: 'Person or organisation outside',
      plural: 'People and organisations outside',
    },
    disclosure: {
      label: 'Passing on',
      plural: 'What was passed on',
    },
    lawfulException: {
      label: 'Exception by law',
      plural: 'Exceptions by law',
    },
    exceptionApproval: {
      label: 'Second signature under an exception',
      plural: 'Second signatures under exceptions',
    },
    rightsTold: {
      label: 'What was explained',
      plural: 'What was explained',
    },
  },
  fields: {
    outsideRecipient: {
      type: {
        label: 'What kind of recipient',
      },
      name: {
        label: 'Name',
      },
      contact: {
        label: 'How to reach them',
      },
      remark: {
        label: 'Remark',
      },
    },
    consentRecord: {
      to: {
        label: 'Given to',
      },
      team: {
        label: 'Team',
      },
      authority: {
        label: 'Type of authority',
      },
      outside: {
        label: 'Person or organisation outside',
      },
      compartments: {
        label: 'Which sections',
      },
      state: {
        label: 'In force here',
        hint: 'A consent recorded elsewhere has no state and allows nothing here.',
      },
      purposes: {
        label: 'Consent to',
        why: 'Help never depends on a consent to share.',
      },
      until: {
        label: 'Until',
      },
      how: {
        label: 'How it was given',
      },
      child: {
        label: 'The person is a child',
      },
      assent: {
        label: 'The child agrees too',
      },
      bestInterests: {
        label: 'Decided in the best interests of the child',
      },
      withhold: {
        label: 'What must not be passed on',
      },
      withholdWhy: {
        label: 'Why not',
      },
      signature: {
        label: 'Signature',
      },
      signedName: {
        label: 'Signed with the name',
      },
      witness: {
        label: 'Who heard it',
      },
      files: {
        label: 'Signed paper',
      },
      guardian: {
        label: 'Parent or guardian',
      },
      bestInterestsWhy: {
        label: 'Why nobody safe can consent for the child',
      },
      withdrawnWords: {
        label: 'In the person’s words, on withdrawing',
      },
    },
    disclosure: {
      to: {
        label: 'Given to',
      },
      team: {
        label: 'Team',
      },
      authority: {
        label: 'Type of authority',
      },
      outside: {
        label: 'Person or organisation outside',
      },
      compartments: {
        label: 'Which sections',
      },
      how: {
        label: 'How',
      },
      purpose: {
        label: 'For what',
      },
      consent: {
        label: 'Consent it rests on',
      },
      exception: {
        label: 'Exception it rests on',
      },
      month: {
        label: 'Month',
      },
      givenOn: {
        label: 'Day',
      },
      what: {
        label: 'What was given',
      },
      why: {
        label: 'Why',
      },
    },
    lawfulException: {
      to: {
        label: 'Given to',
      },
      team: {
        label: 'Team',
      },
      authority: {
        label: 'Type of authority',
      },
      outside: {
        label: 'Person or organisation outside',
      },
      compartments: {
        label: 'Which sections',
      },
      state: {
        label: 'State',
      },
      basis: {
        label: 'Legal basis',
      },
      purposes: {
        label: 'For what',
      },
      until: {
        label: 'Until',
      },
      tell: {
        label: 'Is the person told?',
      },
      reconsider: {
        label: 'Think it over again on',
      },
      month: {
        label: 'Month',
      },
      law: {
        label: 'Law and article, order, file number',
      },
      reason: {
        label: 'Reason',
      },
      endangersWhy: {
        label: 'Whom telling would endanger, and how',
      },
    },
    exceptionApproval: {
      exception: {
        label: 'Exception',
      },
      answer: {
        label: 'Answer',
      },
      month: {
        label: 'Month',
      },
      remark: {
        label: 'Remark',
      },
    },
    rightsTold: {
      what: {
        label: 'What was explained',
      },
      how: {
        label: 'How',
      },
      exception: {
        label: 'Exception',
      },
      month: {
        label: 'Month',
      },
      toldOn: {
        label: 'Day',
      },
      language: {
        label: 'In which language',
      },
      interpreter: {
        label: 'Interpreter',
      },
      understood: {
        label: 'The person said it back in other words',
      },
      questions: {
        label: 'What the person asked',
      },
    },
  },
  lists: {
    consentState: {
      inForce: 'In force',
      withdrawn: 'Withdrawn',
    },
    recipientKind: {
      team: 'A team of ours',
      authority: 'An authority',
      outside: 'A person or organisation outside',
      herself: 'The person herself or himself',
      inside: 'Nobody new',
    },
    authority: {
      police: 'Police',
      prosecution: 'Prosecution',
      court: 'Court',
      immigration: 'Immigration authority',
      labourInspection: 'Labour inspection',
      socialServices: 'Social services',
      childProtection: 'Child protection',
      healthAuthority: 'Health authority',
      consulate: 'Consulate',
      other: 'Other authority',
    },
    outsideType: {
      organisation: 'Organisation',
      unAgency: 'UN agency',
      family: 'Family',
      professional: 'Lawyer, doctor, interpreter',
      employer: 'Employer or school',
      media: 'Media',
      other: 'Someone else',
    },
    consentHow: {
      signed: 'Signed on the screen',
      paper: 'Signed on paper',
      spoken: 'Spoken, with a witness',
    },
    withholdWhy: {
      fearOfHarm: 'Fear of harm',
      tellPersonally: 'The person wants to tell it personally',
      other: 'Other reason',
    },
    disclosureHow: {
      share: 'Opened to a team',
      export: 'Written to a file',
      print: 'Printed or made into a PDF',
      referral: 'Referred',
      spoken: 'Told',
    },
    legalBasis: {
      courtOrder: 'Order of a court',
      reportDuty: 'Duty to report',
      childProtection: 'Protection of a child',
      dangerToLife: 'Danger to life',
      investigation: 'Criminal investigation, by law',
      otherLaw: 'Another law',
    },
    exceptionTell: {
      told: 'The person has been told',
      willTell: 'The person will be told',
      endangers: 'Not yet: telling would endanger someone',
    },
    exceptionAnswer: {
      approved: 'Approved',
      declined: 'Declined',
    },
    toldWhat: {
      rights: 'The person’s rights',
      exception: 'An exception by law',
      withdrawal: 'What a withdrawal changed',
    },
    toldHow: {
      readAloud: 'Read aloud',
      readHerself: 'Read by the person',
      interpreter: 'Through an interpreter',
      printed: 'Given on paper',
    },
  },
  problems: {
    consent: {
      withdrawn: {
        month: 'A withdrawn consent has the month of its withdrawal; one in force has none.',
      },
      scope: 'Say to whom, for what, which sections, until when, and how it was given.',
      child:
        'For a child: the child agrees, and a parent or guardian consents, or it is decided in the child’s best interests.',
      childWhy: 'Say why nobody safe can consent for the child.',
      how: 'Add the signature, the scan of the paper, or who heard it.',
    },
    outside: {
      name: 'Say who this is.',
    },
    disclosure: {
      scope: 'Say to whom, for what and which sections.',
    },
    exception: {
      scope: 'Say to whom, for what, which sections and until when.',
      reconsider: 'Say when it is thought over again whether the person can be told.',
      reason: 'Give the law and the reason.',
      endangers: 'Say whom telling would endanger.',
    },
  },
}
