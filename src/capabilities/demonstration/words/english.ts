import type { Phrases } from './phrases.ts'

/** Amina writes in English. */
export const ENGLISH_PHRASES: Phrases = {
  summaries: {
    club: [
      'Promised work in a bar; found a debt and a locked flat. {She|He} speaks of it in short sentences and wants to speak of later.',
      'Came after a friend gave {her|him} our number on a scrap of paper. {She|He} asks for calm, a language course, and time.',
      'Left at night with a colleague’s help. {She|He} wants to work again, anywhere where the door has a key on {her|his} side.',
    ],
    site: [
      'Four months on a site without pay. {She|He} kept a list of the days and asks first for the wages.',
      'Came with two colleagues from the same container. {She|He} counts what is owed and wants it said aloud by someone official.',
    ],
    farm: [
      'A season in greenhouses, papers held by the middleman. {She|He} wants the papers back and a doctor for the hands.',
      'Picked fruit from dark to dark. Left on foot after the harvest; walked eleven kilometres to the union’s office.',
    ],
    house: [
      'Lived and worked in a private house, never out alone. {She|He} misses the children {she|he} looked after and says so.',
      'Two years of housework without a wage. {She|He} sleeps a great deal now and plans to learn to cycle.',
    ],
    begging: [
      'Made to beg outside stations in three cities. {She|He} wants to work with animals, or at least with a roof.',
      'Came with a bad knee and a plastic bag. The day’s takings were counted by others; {she|he} counts stamps now.',
    ],
    marriage: [
      'Sent abroad to marry someone {she|he} had never met. Left with a neighbour’s coat on {her|his} shoulders.',
      'A marriage arranged over {her|his} head, then housework for a whole family. {She|He} wants school first.',
    ],
  },
  came: [
    'Rang the helpline and came the next morning.',
    'Brought by a friend who waited outside.',
    'Came by {herself|himself} with our card in a shoe.',
    'Sent by the emergency department after a night’s stay.',
    'Came to the open morning, sat by the window, asked for tea.',
  ],
  referrers: [
    'The helpline',
    'A parish in Villeurbanne',
    'Emergency department, Croix-Rousse',
    'Migrant workers’ network of the Rhône',
    'Police unit, Lyon',
    'A street team of partners',
  ],
  partners: [
    'Maître Hélène Lefèvre',
    'Language school of the quarter',
    'Health dispensary',
    'Employment agency, Villeurbanne',
    'Contact person at home, through the network',
  ],
  agreed: [
    '“Yes to the lawyer. My family, no.”',
    '“You may write it down if I may read it.”',
    '“For the bed and the doctor, yes. The rest we see.”',
    '“You, and the nurse. Nobody with a uniform yet.”',
    '“Yes. But ask me again next month.”',
  ],
  refused: [
    'Does not wish to be in any report, even without a name.',
    'Wants nothing sent to anyone at home.',
    'No photograph, no recording, ever.',
  ],
  grounds: [
    'Offer and reality differ in everything; papers held by others; a debt nobody explains.',
    'No pay for months, threats when {she|he} asked, no key to the door.',
    'Recruited by someone {she|he} trusted; the earnings never reached {her|him}.',
    'Watched whenever {she|he} went out; the family at home was named in threats.',
  ],
  notThis: [
    'Bad work and bad pay, but free to leave and paid. Sent on to the union, with {her|his} agreement.',
    'The answers show a family conflict, not trafficking. Other help was found.',
  ],
  risks: {
    high: [
      'They know {her|his} number and a cousin’s address.',
      'Seen twice near the language school. Route changed.',
      'Speaks of not wanting to wake up; the psychologist sees {her|him} daily.',
    ],
    medium: [
      'No approach so far; the debt is still spoken of.',
      'Papers open; {she|he} avoids the stations.',
      'A former colleague writes now and then.',
    ],
    low: [
      'No contact for months. {She|He} goes out alone and likes it.',
      'Nobody looks for {her|him}; what remains is the papers.',
    ],
  },
  notes: {
    arrival: [
      [
        'conversation',
        'First talk',
        '{She|He} chose the chair by the door. We spoke of food, sleep and who may know that {she|he} is here. The rest can wait.',
      ],
      ['observation', 'First night', 'Light on until four. Ate breakfast with the others, second helping of bread.'],
      [
        'conversation',
        'What we may not do',
        'We went through the leaflet together. {She|He} put a cross beside “call the family” and underlined it.',
      ],
    ],
    protection: [
      [
        'conversation',
        'A better week',
        'Sleeps until six. Asked for a notebook; the first page stays empty for now, {she|he} says.',
      ],
      ['meeting', 'Plan review', 'Two of five goals reached. We crossed out one that was ours and not {hers|his}.'],
      [
        'phoneCall',
        'Call with the interpreter',
        'Twenty minutes. {She|He} would like the same interpreter as last time, and said why.',
      ],
      [
        'visit',
        'At the language school',
        'The teacher praises; {she|he} looks at the floor and smiles. Third row, beside Nadia.',
      ],
      ['observation', 'In the house', 'Cooked for eleven. Nobody was allowed to help with the rice.'],
      [
        'conversation',
        'News from home',
        'A letter from the sister. Read twice, then put under the pillow. Nothing to do for us.',
      ],
    ],
    decision: [
      ['conversation', 'Stay or go', '{She|He} made two lists on one sheet and turned it over. “Not today.”'],
      [
        'meeting',
        'With the lawyer',
        'What a permit would mean, and what it would not. {She|He} took the leaflet in both languages.',
      ],
      ['phoneCall', 'First call home', 'Ten minutes with an aunt. Afterwards {she|he} wanted to walk; we walked.'],
    ],
    settling: [
      ['visit', 'New room', 'A plant, a lamp, a lock. {She|He} showed me the lock first.'],
      ['meeting', 'At work', 'The foreman speaks slowly and well of {her|him}. Contract until June.'],
      ['phoneCall', 'Three months', 'Work is heavy, pay came on the day. {She|He} has begun to save.'],
    ],
    after: [
      ['phoneCall', 'Follow-up', '“Everything normal,” {she|he} said, and laughed at the word.'],
      ['visit', 'Coffee', 'Came with photographs of the flat. Asked after two others from that winter.'],
    ],
  },
  tasks: {
    arrival: [
      'Clothes and a bag',
      'Interpreter for Thursday',
      'Second conversation, if {she|he} wishes',
      'Telephone: new number',
    ],
    protection: [
      'Appointment at the dispensary',
      'Language class: enrol',
      'Review the safety plan',
      'Plan review',
      'Residence: photographs for the request',
      'Bus pass',
    ],
    decision: [
      'Talk with the lawyer',
      'Embassy: opening hours and a companion',
      'Ask again about the return',
      'Risk assessment with the contact person',
    ],
    settling: [
      'Deposit for the room',
      'Employment agency: first meeting',
      'School certificate to be recognised',
      'Tax number',
    ],
    after: ['Follow-up call', 'Letter of recommendation', 'Follow-up, twelve months'],
  },
  plans: [
    ['Education', '“Speak without pointing.”', 'Language course twice a week, exam in spring.'],
    ['Livelihood', '“My own money, every month.”', 'Placement of six weeks; contract if both wish it.'],
    ['SocialCare', '“Sleep. Then the rest.”', 'Quiet room; psychologist once a week; garden group.'],
    ['Legal', '“A paper that nobody can take away.”', 'Request filed with the lawyer; receipt kept in the safe.'],
    ['Financial', '“A bank card.”', 'Account at the post office, savings book, no cash in the room.'],
  ],
  times: ['Before noon', 'After 18:00', 'Weekdays, 10:00 to 15:00', 'Any time, by message first'],
  callAs: ['The language school', 'The dentist', 'Amina from the choir', 'The library'],
  ifAsked: ['We do not know the name.', 'Say nothing, tell the lead.', '“Wrong number.”'],
  relations: [
    'The mother does not know; the sister knows everything.',
    'Writes on Sundays.',
    'May be told that all is well.',
    'Not to be called.',
  ],
  papers: [
    'Identity card, copy',
    'Statement for the request',
    'House agreement, signed',
    'Birth certificate, translated',
  ],
  health: [
    ['First examination', 'Offered, explained, accepted. Results given in person.'],
    ['Dentist', 'Two sessions; the pain is gone.'],
    ['Eye test', 'Glasses ordered; {she|he} chose red ones.'],
    ['Follow-up of treatment', 'Taken regularly. Next blood test in three months.'],
  ],
  legal: [
    ['Receipt of the residence request', 'Valid three months; renew in time.'],
    ['Complaint, draft', 'Read to {her|him} aloud with the interpreter; not filed yet.'],
    ['Power of attorney', 'For this procedure only.'],
  ],
  closed: {
    goalsMet: ['{She|He} said we are done, and we agreed. The door stays open.'],
    personsRequest: ['{She|He} asked to close, thanked everyone, and left an address with the nurse.'],
    transferred: ['Followed from now on by a centre nearer to the family; hand-over in person.'],
    returned: ['Went home with an escort; the contact person took over at the gate.'],
    lostContact: ['Three months without an answer. The safe number stays valid.'],
    notTrafficked: ['Other help was found; nothing here is passed on.'],
  },
  places: {
    club: ['A club, name with the lawyer', 'A flat near the ring road'],
    site: ['A building site south of the city', 'Two sites, one contractor'],
    farm: ['Greenhouses in the valley', 'Orchards, three employers'],
    house: ['A private house in the suburbs', 'A family’s flat'],
    begging: ['Outside two stations', 'A car park, mornings'],
    marriage: ['A family’s house in another region', 'A village, later the city'],
  },
  deciders: {
    ngo: 'Foyer Rivière',
    police: 'Police judiciaire, Lyon',
    court: 'Prosecutor’s office',
    inspection: 'Labour inspectorate',
  },
}
