/** What each expected refusal means and what to do; by the stable code of the replica, the server and the vault. */
export default {
  codes: {
    demo: {
      absent: 'There is no demonstration on this server.',
      others: 'Only someone signed in to the demonstration can begin it again.',
    },
    locked: 'Everything is locked. Unlock first.',
    bulk: {
      changedSince: 'Somebody changed this since; it was left as it is now.',
    },
    right: {
      missing: 'Your role does not allow this. Ask a key officer.',
      operator: 'Only whoever looks after the server may do this.',
    },
    person: { unknown: 'This person is not in the organisation.' },
    team: {
      pending: 'This team waits for a second key officer. Nothing can be put into it yet.',
      needsTwo: 'This team asks for two key officers, and there is no second one yet. Nothing was done.',
      unknown: 'This team does not exist here.',
      locked: 'You do not hold the keys of this team yet. They come with the next connection.',
      invalid: 'A team needs a name and something it opens.',
    },
    officer: {
      needsRoot:
        'Only two other key officers together, or the root sheet, can do this. Name more key officers, or use “halte recover” with the sheets.',
    },
    device: {
      removed: 'This device was removed. It cannot sign in any more, and what it kept is wiped.',
      wiped:
        'This device or its account was removed: what it kept was wiped, as a key officer or its owner ordered. Nothing of the organisation is lost.',
      locked: 'This device was locked from another one. Come back with your passphrase.',
      shared: 'A shared computer keeps nothing and is not listed.',
      unknown: 'This device is not known.',
      busy: 'These files are open in another tab or window of this browser. Go on there, or take them over here: the other one saves what it was saving and locks.',
      elsewhere: 'Locked here, because these files were opened in another tab or window of this browser.',
    },
    storage: {
      shared: 'On a shared computer nothing is saved as a file: it would stay here for whoever comes next.',
      full: 'There is no room left on this device, so this was not saved. What you typed is still here: free some space (or send what waits), then save again. Everything saved before is safe.',
      gone: 'The browser took away the place where this is kept, so this was not saved. What you typed is still here: copy it, then lock and unlock again.',
      evicted:
        'This browser threw away what Halte kept on this device. What you had saved and not sent was still in memory and is kept again; the rest comes back from the server.',
      evictedFiles:
        'This browser threw away what Halte kept on this device. Your edits were still in memory and are kept again, but files that had not been sent are lost: please add them again.',
    },
    protocol: {
      skew: 'This page and the server are of different versions and do not understand each other. What you save stays here and is sent as soon as you have opened the newest version.',
    },
    sync: { fault: 'Fetching stopped because of something unexpected. What you saved stays here; it is tried again.' },
    origin: {
      foreign: 'This page was opened at another address than the server expects. Open the address of the organisation.',
    },
    duty: { unknown: 'This duty is not known.' },
    duress: { same: 'The second passphrase must be another one than your own.' },
    account: {
      frozen:
        'This account is frozen, and nothing opens with it. Speak to a key officer, in person or by telephone: new keys bring everything back.',
      unconfirmed: 'Your account is not confirmed yet.',
      revoked: 'This account was removed from the organisation. What this device kept was sealed away.',
    },
    passphrase: {
      wrong: 'The sign-in name or the passphrase is not right.',
      short: 'A passphrase needs at least 15 characters.',
      long: 'This passphrase is too long (256 bytes at most).',
      common: 'This passphrase is too easy to guess. Use words that do not belong together.',
      readBack: 'The passphrase could not be read back. Nothing was changed; try again.',
    },
    code: {
      words: 'These words, by number, are not of the list: {{words}}. Compare them with the paper, letter by letter.',
      checksum: 'All are words of the list, but together they are no code. One of them is another, or two are swapped.',
      wrong: 'These words are not the recovery code of this account, or they were used already.',
      other: 'These are not the words just shown. Read them from your paper.',
      nothing: 'No recovery code was prepared. Begin again.',
    },
    passkey: { wrong: 'This passkey does not open this account. Use your passphrase.' },
    proposal: {
      own: 'You proposed this. Another key officer signs it.',
      stale:
        'People or teams changed meanwhile. The device of whoever proposed this signs it anew by itself when it is next online; then you can approve it.',
      changed: 'This is not what you were shown. Look at it again before you sign.',
      forged:
        'The server showed an act that its proposer did not sign like this. Nothing was signed. Tell the other key officers.',
      over: 'This was decided already, or its time has run out.',
      unknown: 'This is not there any more.',
      others: 'Only who proposed this may take it back, and only another key officer may decline it.',
      state: 'This was proposed already.',
      signer: 'The signature does not fit who proposes.',
      alone: 'One key officer may do this alone.',
    },
    drill: { nothing: 'Type at least one sheet.' },
    slot: {
      many: 'There are eight ways in already. Remove one first.',
      unknown: 'This way in is not there any more.',
      readBack: 'What was just made could not be read back. Nothing was changed; try again.',
      open: 'The passphrase is not right.',
      version: 'These keys were made by a newer version. Open the newest app.',
    },
    keys: { open: 'Your keys could not be opened. Tell a key officer.' },
    kdf: {
      weak: 'The server asked for a weaker protection of your passphrase than allowed. Nothing was sent.',
      heavy: 'The server asked for more memory than a device has. Nothing was sent.',
      unknown: 'The server asked for an unknown protection. Nothing was sent.',
      unsigned: 'The server changed how your passphrase is protected without your signature. Nothing was sent.',
    },
    handle: { taken: 'This sign-in name is taken. Choose another.' },
    session: {
      none: 'Your session has ended. Unlock again.',
      refused: 'The sign-in name or the passphrase is not right.',
      stepUp: 'Many cases were opened in a short time. Prove that it is you to go on.',
    },
    mail: {
      none: 'This server sends no e-mail. Nothing was kept.',
      address: 'This is not an e-mail address. It looks like name@example.org.',
      code: {
        wrong: 'This is not the code that was sent. Compare the six figures.',
        late: 'This code is older than half an hour. Ask for another one.',
        tooOften: 'There were too many wrong codes. Ask for another one.',
        none: 'No code waits. Ask for one first.',
      },
    },
    rate: { limited: 'Too many tries. Wait a moment.' },
    network: { offline: 'There is no connection to the server. What you save stays here and is sent later.' },
    offline: {
      lease:
        'This device has not met the server for as long as your organisation allows. Nothing is lost: unlock once with signal, and what waits is sent. If the clock of this device is wrong, set it right first.',
      clock:
        'The clock of this device shows an earlier time than before, so nobody can say how long it has been without the server. Set the clock right, or unlock once with signal. Nothing is lost.',
    },
    organisation: {
      unknown: 'This organisation is not on this server.',
      name: 'That cannot be a name: one line, at most 200 signs, nothing that is not seen.',
      demo: 'The demonstration keeps its name.',
    },
    setUp: {
      closed: 'No new organisation can be set up on this server.',
      code: 'The set-up code is not right.',
      nothing: 'Nothing was prepared here. Begin the set-up again.',
      founder: 'The founding was not complete. Begin again.',
    },
    invite: {
      damaged: 'The link is not complete. Copy it again, to the last letter.',
      version: 'The link was made by a newer version.',
      unanswered: 'This invitation was not answered yet.',
      otherOrganisation: 'This link belongs to another organisation.',
      notMine: 'Only the key officer who made this invitation can confirm it.',
      forged:
        'The answer does not come from whoever held the link. Do not confirm; make a new invitation and hand it over in person.',
      unknown: 'This invitation does not exist any more.',
      state: 'This invitation is not open any more.',
      used: 'This invitation was used already.',
      expired: 'This invitation is too old. Make a new one.',
      withdrawn: 'This invitation was taken back.',
      keys: 'The answer does not fit the person invited.',
    },
    directory: {
      forked: 'The server shows a different list of people and rights than before.',
      shorter: 'The server left out part of the list of people and rights.',
      gap: 'Part of the list of people and rights is missing.',
      root: 'The server shows the list of another organisation.',
      signature: 'A signature in the list of people and rights does not fit.',
      right: 'Someone without the right to do so changed the list of people and rights.',
      unknown: 'The list of people and rights holds something this version does not know. Open the newest app.',
      keys: 'The server shows other keys than those that were signed.',
      stale: 'Someone else changed people or teams at the same moment. Look again and repeat it.',
      lastHolder: 'This is the last person who can open what the team holds. Add another first.',
      lastOfficer: 'This is the last key officer. Name another first.',
      body: 'The list of people and rights cannot be read.',
      state: 'This does not fit what the list of people and rights says now.',
    },
    recovery: {
      used: 'The recovery papers were used. Ask the key officers when and why.',
      otherOrganisation: 'This sheet belongs to another organisation.',
      otherIdentity: 'These sheets are older than the recovery in force: they open nothing of today.',
      sheet: {
        line: 'Line {{line}} does not fit its check word. Compare it with the paper.',
        lines: 'There are {{found}} lines; the sheet has {{expected}}.',
        kind: 'This is another kind of sheet.',
        checksum: 'The lines fit, but not together. Are they all from one sheet?',
      },
      shares: {
        few: 'At least {{needed}} shares are needed.',
        repeated: 'Sheet {{sheet}} is there twice.',
        mixed: 'Sheet {{sheet}} is from another set.',
        checksum: 'These shares do not fit together.',
        sheet: 'A line of sheet {{sheet}} does not fit its check word.',
      },
    },
    memo: {
      damaged:
        'The sealed note of your account on the server was changed. Nothing was built on it. Tell a key officer.',
    },
    log: {
      refused: 'The server does not show its log. Nothing is lost; tell a key officer if this stays.',
      entry: 'An entry of the server’s log does not fit what was signed.',
      shrank: 'The server’s log is shorter than before.',
      forked: 'The server’s log was changed afterwards.',
      key: 'The server’s log is signed with another key than before.',
      signature: 'The signature of the server’s log does not fit.',
    },
    edit: { refused: 'The server did not accept one of your edits. It is kept here; open the case and look.' },
    wrap: {
      damaged: 'A key of a case does not open. Tell a key officer.',
      open: 'The keys of this case do not fit.',
      last: 'Someone must be able to open this case.',
    },
    grant: {
      signer: 'A key came from someone who may not give it. It was not used.',
      signature: 'A key came with a wrong signature. It was not used.',
      stale: 'People changed meanwhile. Try again.',
    },
    compartment: { closed: 'Your teams cannot open this part.', unknown: 'This part does not exist.' },
    record: { unknown: 'This is not here any more.', empty: 'There is nothing to save.' },
    root: { unknown: 'This case is not here, or your teams cannot open it.' },
    object: {
      unknown: 'This is not here, or your teams cannot open it.',
      tampered: 'This was changed after it was sealed. It is not shown.',
      context: 'The server gave something that belongs elsewhere. It is not shown.',
      commitment: 'This was sealed with other keys. It is not shown.',
    },
    version: {
      author: 'Someone who was not in the organisation at that time is named as the writer. Do not rely on this part.',
      record: 'The server gave something that was written for another place. It is not shown.',
      right: 'Someone who could not open this part is named as its writer. Do not rely on it; tell a key officer.',
      forked: 'The server gave two different versions of the same thing.',
      stale: 'Someone changed this meanwhile. Both versions are kept.',
      rolledBack: 'The server gave an older version than this device has seen.',
      content: 'The content does not fit its signature.',
      signature: 'A signature does not fit.',
    },
    head: {
      differs:
        'The server’s copy of this case is not complete as its last writer signed it. Do not rely on it; tell a key officer.',
      missing: 'The server gave no signature for this case as a whole. Do not rely on it; tell a key officer.',
      signature: 'The signature of this case as a whole does not fit. Do not rely on it; tell a key officer.',
      stale: 'Someone changed this case meanwhile. It is being tried again.',
      rolledBack: 'The server gave an older state of a case than this device has seen.',
      mismatch: 'A case is not complete as it was signed.',
    },
    epoch: { stale: 'The keys of this case were renewed meanwhile. It is being tried again.' },
    chain: { broken: 'A part of the history is missing.' },
    facts: {
      invalid: 'The server did not accept one of the coded answers.',
      hash: 'The coded answers do not fit their signature.',
      changed: 'Facts on the server differ from what was signed.',
    },
    kind: { unknown: 'This version does not know this kind of record.' },
    conflict: { unknown: 'This was settled already.', unsettled: 'Choose for every field first.' },
    draft: { form: 'This draft could not be kept. Save it, or copy its text.' },
    file: {
      waiting: 'This file is not yet with the server, so it stays on this device.',
      size: 'The size of the file does not fit what was announced. Add it again.',
      taken: 'The server has another file in its place. Add it again.',
      refused: 'The server did not accept a file. It is kept here.',
      unknown: 'This file is not here any more.',
      shared: 'On a shared computer files are not kept.',
      large: 'This file is too large.',
      tooLarge: 'This file is too large ({{size}} at most).',
      empty: 'This file is empty.',
      changed: 'The file was changed after it was sealed. It is not opened.',
      chunk: 'A part of the file is missing.',
    },
    store: {
      damaged:
        'The copy on this device is damaged. It is fetched again from the server; edits that were not sent are kept apart.',
    },
    signOut: { waiting: 'Some edits are not sent yet. Connect first; or press once more to give them up for good.' },
    export: {
      offline: 'An export is written to the log first, so it needs a connection.',
      needsTwo: 'More than 50 at once takes a second person. Ask another key officer to approve it.',
      nothing: 'There is nothing to export.',
    },
    import: { planGone: 'Choose the file again.' },
    database: { away: 'The server’s database is away. What you save stays here and is sent later.' },
    disk: { full: 'The server’s disk is full. What you save stays here; tell whoever looks after the server.' },
    server: { fault: 'Something went wrong on the server. What you save stays here and is sent later.' },
    answer: { invalid: 'The server gave an answer this app does not understand. Nothing of it was taken.' },
    body: {
      notJson: 'The server did not understand this. Open the newest app.',
      unknownField: 'The server did not understand this. Open the newest app.',
      invalid: 'The server did not understand this. Open the newest app.',
      large: 'This is too large to send.',
      slow: 'The line is so slow that this did not arrive whole. It stays here and is sent again.',
    },
    size: {
      bucket: 'What arrived at the server was not whole. It is kept here; open the newest app and save it again.',
    },
    signature: {
      invalid:
        'The server could not confirm the signature of this. It is kept here; unlock again and save it once more. If that does not help, tell a key officer.',
    },
  },
}
