/** Words of supervision, English. */
export default {
  supervision: {
    title: 'Supervision',
    lead: 'The cases of your teams by who accompanies them. It counts work, never people: there is no rank.',
    load: 'Load',
    loadNote: 'Worked out on this device from what you can open; the server is not asked.',
    column: {
      worker: 'Worker',
      cases: 'Open cases',
      high: 'High risk',
      quiet_one: 'Quiet for {{count, number}} day',
      quiet_other: 'Quiet for {{count, number}} days',
      late: 'Late',
      ahead: 'This week',
    },
    nobody: 'nobody yet',
    late: 'Late, the longest first',
    nothingLate: 'Nothing is late.',
    waiting: 'Waiting for approval',
    nothingWaiting: 'Nobody waits for your word.',
    high: 'At high risk',
    quiet_one: 'Not heard from for {{count, number}} day',
    quiet_other: 'Not heard from for {{count, number}} days',
    nobodyHere: 'Nobody.',
    andMore_one: '{{count, number}} more, in the list of cases',
    andMore_other: '{{count, number}} more, in the list of cases',
  },
}
