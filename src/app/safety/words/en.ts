export default {
  safety: {
    idle: {
      title: 'Locking by itself',
      label: 'Lock after this long without a touch',
      minutes_one: '{{count}} minute',
      minutes_other: '{{count}} minutes',
      note: 'For you, on this device. On a shared computer it is five minutes at most, and one minute out of sight.',
    },
    lease: {
      title: 'Working without signal',
      label: 'How long a device may open its copy without meeting the server',
      hours_one: '{{count}} hour',
      hours_other: '{{count}} hours',
      days_one: '{{count}} day',
      days_other: '{{count}} days',
      never: 'Not at all: only with signal',
      note: 'After this time a device needs signal once; nothing on it is lost. A shorter time lets the removal of a lost device take effect sooner. It does not stop somebody who has both the device and the passphrase and knows how to work around it.',
      signed: 'The decision is signed and holds for every device from its next contact on.',
      save: 'Sign this',
      saved: 'Signed. Every device follows from its next contact on.',
      proposed: 'Signed by you. It holds as soon as a second key officer has signed it, too.',
      now: 'Now: {{text}}',
    },
  },
}
