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
  today: {
    due: {
      consentEnds: 'A consent ends on {{day}}: ask again, or let it end',
      exceptionTell: 'Think over again whether the person can be told of an exception',
      exceptionMustTell: 'Tell the person of an exception made by law',
      exceptionWaiting: '{{name}} asks for the second signature under an exception by law',
    },
  },
  codes: {
    consent: {
      none: 'There is no consent for this. Ask for it first.',
      elsewhere: 'The consent here was recorded elsewhere. Ask again before anything is passed on.',
      withdrawn: 'This consent has been withdrawn. Nothing was passed on.',
      expired: 'This consent has ended. Ask again.',
      purpose: 'The person agreed, but not for this purpose.',
      recipient: 'The person agreed, but not to this recipient.',
      compartment: 'The person agreed, but not to all of these sections.',
      scope: 'Say for whom, for what and which sections.',
      unapproved:
        'An exception takes the signature of a second person: a lead of a team of this case, or a key officer, who did not ask for it.',
      final: 'A consent can only become less. For more, ask for a new one.',
      needed: 'This would show the case to people who cannot read it now. That takes the person’s consent.',
      offline: 'This can only be done with a connection: the server checks the consent first.',
    },
  },
  consents: {
    readers: {
      title: 'Who may see what, and why',
      own: 'Accompanies the person',
      consent: 'The person agreed, until {{day}}',
      exception: 'Exception by law, until {{day}}',
      may: 'May be told',
      nobody: 'Nobody beyond the teams that accompany the person.',
    },
    list: {
      print: 'Print',
      title: 'Consents',
      ask: 'Ask for consent',
      exception: 'Exception by law',
      withdraw: 'Withdraw',
      open: 'Open the case to them',
      opened: 'The case is open to them now.',
      openedLater: 'Saved here. It opens to them at the next connection, if the consent still holds.',
      told: 'Write down that it was told',
      none: 'No consent yet.',
      withheld: 'Not to be passed on: {{text}}',
    },
    standing: {
      inForce: 'in force',
      ending: 'ends soon',
      expired: 'ended',
      withdrawn: 'withdrawn',
      refused: 'the person said no',
      elsewhere: 'recorded elsewhere',
      asked: 'waits for a second signature',
      declined: 'declined',
    },
    elsewhereText: 'Recorded elsewhere. It tells that somebody asked, and allows nothing here.',
    passed: {
      title: 'What was passed on',
      none: 'Nothing was passed on.',
      line: '{{how}}, to {{to}}',
    },
    told: {
      title: 'The person’s rights',
      open: 'Explain the rights',
      none: 'Not explained yet.',
      line: 'Explained on {{day}} in {{language}}',
    },
    script: {
      title: 'Explain the rights',
      language: 'Language of the person',
      place: '{{at, number}} of {{of, number}}',
      back: 'Back',
      next: 'Next',
      aloud: 'Read aloud',
      quiet: 'Stop reading',
      noVoice:
        'This device has no voice of its own for this language. Read it yourself, or through an interpreter: nothing is sent to a voice on the network.',
      english: 'Not translated yet: shown in English.',
      print: 'Print',
      told: 'I have explained this',
      record: 'Write down that it was explained',
      saved: 'Written down: the rights were explained.',
    },
    ask: {
      pause: 'Pause',
      toSign: 'Print to sign',
      title: 'Ask for consent',
      whom: 'Who may be told?',
      whomHint: 'First ask whether there is another way that shares nothing. Help never depends on the answer.',
      newOutside: 'Someone else outside',
      name: 'Name',
      kind: 'What kind of recipient',
      purposes: 'For what?',
      sections: 'Which sections?',
      sectionsHint: 'As little as possible. Names and code always go along.',
      withhold: 'What must they not learn?',
      until: 'Until when?',
      month1: '1 month',
      month3: '3 months',
      month6: '6 months',
      year: '1 year',
      answer: 'What does the person say?',
      yes: 'Yes, I agree',
      no: 'No, I do not agree',
      words: 'In the person’s own words',
      language: 'In which language the person said it',
      child: 'The person is a child',
      assent: 'The child agrees too',
      adult: 'Who consents for the child?',
      caregiver: 'A parent or guardian',
      best: 'Nobody safe can: decided in the child’s best interests',
      guardian: 'Name of the parent or guardian',
      bestWhy: 'Why nobody safe can consent',
      how: 'How is it given?',
      witness: 'Who heard it?',
      paper: 'Signed paper',
      back: 'Back',
      next: 'Next',
      save: 'Write it down',
      saved: 'The answer is written down.',
      sentence: '{{to}} may know: {{what}}. For: {{why}}. Until {{day}}.',
      missing: 'Answer this first.',
      step: {
        '0': 'To whom',
        '1': 'What',
        '2': 'Answer',
      },
    },
    sign: {
      hint: 'Sign here with a finger, a pen or the mouse. Without them, type the name below.',
      clear: 'Clear',
      typed: 'Or type the name instead',
      shown: 'Signed on the screen',
    },
    ended: {
      title: 'No longer open to you',
      case: 'Case {{code}}',
      someCase: 'A case that was open to you',
      consentEnded: 'The person took back the consent by which you could read it.',
      timeOver: 'The time for which it was open to you is over.',
      erased: 'Two people signed that it is erased.',
      wordsErased_one: 'What you had written in it and not sent was erased with it: {{count, number}} text.',
      wordsErased_other: 'What you had written in it and not sent was erased with it: {{count, number}} texts.',
      now: 'What you have to do now',
      stop: 'Stop using what you know from it. Do nothing more on its strength.',
      destroy: 'Shred printed pages. Delete exported files, photos and notes you keep elsewhere.',
      passed:
        'If you passed something on, say so to the team of the case, so that those people are told to stop as well.',
      done: 'I have done this',
      seen: 'Understood',
    },
    end: {
      title: 'Withdraw a consent',
      before: 'What happens',
      loses: '{{names}} can no longer open the case, from the moment the server knows. The case gets new keys.',
      nobody: 'Nobody has the case by this consent. Nothing more may be passed on under it.',
      known: 'What cannot be un-known',
      knownNone: 'Nothing was opened or handed over under it.',
      opened: '{{name}} opened the case: {{times}}, last {{day}}',
      gave: '{{how}} by {{name}}, {{day}}',
      noLog: 'Without a connection the log cannot be read: openings are not listed here.',
      words: 'What the person said (may stay empty)',
      do: 'Withdraw now',
      done: 'Withdrawn. Nobody has the case by it any more, and its keys are new.',
      doneWaiting: 'Written down on this device. It goes out before anything else of this case at the next connection.',
      doneKeys: 'Withdrawn. New keys follow with the next edit by someone who holds the whole case.',
      tasks: 'A task was added: tell {{names}}.',
      task: 'Tell {{name}} that the consent was withdrawn, and ask for papers back',
    },
    law: {
      title: 'An exception by law',
      lead: 'Only where the law demands it. It takes a second person, and the person is told unless that endangers someone.',
      ask: 'Ask for the second signature',
      asked: 'Written down. It waits for the signature of another person.',
      approve: 'Approve',
      decline: 'Decline',
      own: 'Somebody else has to sign: a lead of a team of this case, or a key officer.',
      told: 'The person has been told',
      end: 'End it',
      list: 'Exceptions by law',
      none: 'None.',
    },
  },
  paper: {
    consent: {
      title: 'What may be passed on',
      lead: 'You decide. You may say no, or yes to a part of it only. You are helped either way.',
      to: 'To whom',
      what: 'What',
      not: 'But not',
      why: 'What for',
      until: 'Until',
      know: 'What you should know',
      answer: 'My answer',
      yes: 'Yes, I agree to this',
      no: 'No, I do not agree',
      answered: 'Said on {{day}}.',
      sign: {
        mine: 'My name or my sign, and the day',
        guardian: 'Parent or guardian, and the day',
        explained: 'Explained by, and the day',
        interpreter: 'Interpreter, if there was one',
      },
    },
    rights: {
      title: 'Your rights',
      help: 'You are here to be helped. Help is free. You do not have to pay it back.',
      purpose: 'I will ask you some questions to know what you need. You may ask me why I ask.',
      refuse: 'You may say no to any question. You may stop or take a break. You will still be helped.',
      use: 'What you tell us is written down and locked. Only the people who help you can read it.',
      share: 'We give nothing to anyone else unless you agree: to whom, what, why and until when. You decide.',
      withdraw: 'You may change your mind at any time. Say it to us, and we stop. You will still be helped.',
      limits:
        'Sometimes the law makes us report a danger, for example to a child or to a life. Then we tell you, unless that would put someone in danger.',
      access: 'You may see what is written about you, and ask us to correct it.',
      retention: 'We keep it only as long as the law and your support need it. Ask us how long.',
      research: 'For counting, we may use numbers in which nobody can find you.',
      recording: 'We take no photo and no recording of you without asking you separately.',
    },
  },
}
