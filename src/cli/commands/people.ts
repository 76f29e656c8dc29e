/** People, teams and invitations from the command line. */
import type { MaybeProposed, NewTeam, Proposal, Role, TeamPurpose } from '#replica/types.ts'
import { type Command, type Given, type Outcome, type Terminal, textOf, textsOf } from '../command.ts'
import { passphraseOf, SERVER, SIGN_IN, urlOf, type World, withReplica, withSession } from '../session.ts'

const PURPOSES: readonly TeamPurpose[] = ['cases', 'centre', 'health', 'legal', 'field', 'prevention', 'desk']
const COMPARTMENTS = ['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence'] as const

/** The commands about who is who. */
export const peopleCommands = (world: World): readonly Command[] => [
  people(world),
  teams(world),
  teamCreate(world),
  invite(world),
  invitations(world),
  confirm(world),
  accept(world),
  reinvite(world),
  remove(world),
  rotate(world),
  proposals(world),
  approve(world),
  decline(world),
]

const people = (world: World): Command => ({
  name: 'people',
  arguments: [],
  options: SIGN_IN,
  run: (terminal, given) =>
    withSession(world, terminal, given, async replica => {
      const list = await replica.people()
      return {
        ok: true,
        data: list,
        text: list.map(
          p =>
            `${p.user}  ${p.name}  ${terminal.say(`status.${p.status}`)}${p.officer ? `  ${terminal.say('words.keyOfficer')}` : ''}`,
        ),
      }
    }),
})

const teams = (world: World): Command => ({
  name: 'teams',
  arguments: [],
  options: SIGN_IN,
  run: (terminal, given) =>
    withSession(world, terminal, given, async replica => {
      const list = await replica.teams()
      return {
        ok: true,
        data: list,
        text: list.map(
          t =>
            `${t.id}  ${t.name || terminal.say(`words.${t.purpose}`)}  ${terminal.say('words.members', { count: t.members.length })}  ${t.opens.join(',')}`,
        ),
      }
    }),
})

const teamCreate = (world: World): Command => ({
  name: 'team create',
  arguments: ['name'],
  options: [
    ...SIGN_IN,
    { name: 'purpose', value: 'choice', choices: PURPOSES, required: true },
    { name: 'opens', value: 'text' },
    { name: 'two-person' },
    { name: 'no-escrow' },
  ],
  run: (terminal, given, words) =>
    withSession(world, terminal, given, async (replica, me) => {
      const purpose = PURPOSES.find(p => p === given.purpose)
      if (!purpose) return { ok: false, code: 'cli.badChoice', data: { name: 'purpose', choices: PURPOSES.join(', ') } }
      const opens = textOf(given, 'opens')
        ?.split(',')
        .map(s => s.trim())
      const unknown = opens?.find(o => !COMPARTMENTS.some(c => c === o))
      if (unknown)
        return { ok: false, code: 'cli.badChoice', data: { name: 'opens', choices: COMPARTMENTS.join(', ') } }
      const input: NewTeam = {
        name: words[0] ?? '',
        purpose,
        twoPerson: given['two-person'] === true,
        escrow: given['no-escrow'] !== true,
        members: [{ user: me.user, role: 'lead', duty: 'keyOfficer' }],
        ...(opens ? { opens: COMPARTMENTS.filter(c => opens.includes(c)) } : {}),
      }
      const made = await replica.createTeam(input)
      return made.ok
        ? { ok: true, data: { ...waiting(made), team: made.team }, text: [made.team, ...said(terminal, made)] }
        : made
    }),
})

const invite = (world: World): Command => ({
  name: 'invite',
  arguments: ['name'],
  options: [
    ...SIGN_IN,
    { name: 'duty', value: 'text', required: true },
    { name: 'team', value: 'text', many: true, required: true },
    { name: 'lead' },
    { name: 'officer' },
    { name: 'days', value: 'number' },
  ],
  run: (terminal, given, words) =>
    withSession(world, terminal, given, async replica => {
      const known = await replica.teams()
      const wanted = textsOf(given, 'team')
      const missing = wanted.find(w => !known.some(t => t.id === w || t.name === w))
      if (missing !== undefined) return { ok: false, code: 'cli.unknownTeam', data: { name: missing } }
      const role: Role = given.lead === true ? 'lead' : 'member'
      const chosen = known.filter(t => wanted.includes(t.id) || wanted.includes(t.name))
      const days = textOf(given, 'days')
      const made = await replica.invite({
        name: words[0] ?? '',
        duty: textOf(given, 'duty') ?? '',
        teams: chosen.map(t => ({ team: t.id, role })),
        officer: given.officer === true,
        ...(days ? { days: Number(days) } : {}),
      })
      return made.ok ? linkShown(terminal, given, made) : made
    }),
})

const linkShown = (terminal: Terminal, given: Given, made: { invitation: string; fragment: string }): Outcome => {
  // The address at which the app takes the secret out of sight, as the app's own links have it.
  const link = `${urlOf(terminal, given)}/invitation#${made.fragment}`
  return { ok: true, data: { invitation: made.invitation, link }, text: [link, terminal.say('notes.linkIsSecret')] }
}

const invitations = (world: World): Command => ({
  name: 'invitations',
  arguments: [],
  options: SIGN_IN,
  run: (terminal, given) =>
    withSession(world, terminal, given, async replica => {
      const list = await replica.pendingInvitations()
      return { ok: true, data: list, text: list.map(i => `${i.id}  ${i.name}  ${terminal.say(`status.${i.status}`)}`) }
    }),
})

const confirm = (world: World): Command => ({
  name: 'confirm',
  arguments: ['invitation'],
  options: SIGN_IN,
  run: (terminal, given, words) =>
    withSession(world, terminal, given, async replica => {
      const done = await replica.confirm(words[0] ?? '')
      if (!done.ok) return done
      const text = done.proposed === undefined ? [terminal.say('notes.confirmed')] : said(terminal, done)
      return { ok: true, data: { ok: true, ...waiting(done) }, text }
    }),
})

const accept = (world: World): Command => ({
  name: 'accept',
  arguments: ['link'],
  options: [...SERVER, { name: 'handle', value: 'text', required: true }, { name: 'passphrase-file', value: 'file' }],
  run: (terminal, given, words) =>
    withReplica(world, terminal, given, async replica => {
      const fragment = (words[0] ?? '').replace(/^[^#]*#/, '')
      const made = await passphraseOf(terminal, given, 'ask.newPassphrase')
      const passphrase = made || (await replica.newPassphrase(terminal.lang))
      const good = await replica.checkPassphrase(passphrase)
      if (!good.ok) return good
      const done = await replica.acceptInvitation({ fragment, handle: textOf(given, 'handle') ?? '', passphrase })
      if (!done.ok) return done
      const shown = made ? [] : [terminal.say('notes.yourPassphrase', { passphrase })]
      return {
        ok: true,
        data: { user: done.me.user, ...(made ? {} : { passphrase }) },
        text: [...shown, terminal.say('notes.waitForConfirmation')],
      }
    }),
})

const reinvite = (world: World): Command => ({
  name: 'reinvite',
  arguments: ['user'],
  options: SIGN_IN,
  run: (terminal, given, words) =>
    withSession(world, terminal, given, async replica => {
      const made = await replica.reinvite(words[0] ?? '')
      return made.ok ? linkShown(terminal, given, made) : made
    }),
})

const remove = (world: World): Command => ({
  name: 'remove',
  arguments: ['user'],
  options: SIGN_IN,
  run: (terminal, given, words) =>
    withSession(world, terminal, given, async replica => {
      const done = await replica.removePerson(words[0] ?? '', p =>
        terminal.progress(terminal.say(`steps.${p.step}`), p.done, p.total),
      )
      if (!done.ok) return done
      if (done.proposed !== undefined) return { ok: true, data: waiting(done), text: said(terminal, done) }
      return {
        ok: true,
        data: { rotated: done.rotated, due: done.due },
        text: [terminal.say('notes.removed', { rotated: done.rotated.length, due: done.due.length })],
      }
    }),
})

/** Of an act that waits for a second key officer: its id. */
const waiting = ({ proposed }: MaybeProposed): MaybeProposed => (proposed === undefined ? {} : { proposed })
const said = (terminal: Terminal, { proposed }: MaybeProposed): string[] =>
  proposed === undefined ? [] : [terminal.say('notes.proposed', { id: proposed })]

const proposals = (world: World): Command => ({
  name: 'proposals',
  arguments: [],
  options: SIGN_IN,
  run: (terminal, given) =>
    withSession(world, terminal, given, async replica => {
      const list = await replica.proposals()
      if (!list.ok) return list
      return { ok: true, data: list.proposals, text: list.proposals.map(each => lineOf(terminal, each)) }
    }),
})

const lineOf = (terminal: Terminal, { id, does, status, byName, name, teamName, words }: Proposal): string =>
  [id, terminal.say(`does.${does.replace('.', '-')}`), name, teamName, words, byName, terminal.say(`status.${status}`)]
    .filter(part => part !== undefined && part !== '')
    .join('  ')

const approve = (world: World): Command => ({
  name: 'approve',
  arguments: ['proposal'],
  options: [...SIGN_IN, { name: 'yes' }],
  run: (terminal, given, words) =>
    withSession(world, terminal, given, async replica => {
      const id = words[0] ?? ''
      const list = await replica.proposals()
      if (!list.ok) return list
      const found = list.proposals.find(each => each.id === id)
      if (found === undefined) return { ok: false, code: 'proposal.unknown' }
      // What is signed is shown first; a script that has read it says so.
      if (given.yes !== true)
        return { ok: true, data: found, text: [lineOf(terminal, found), terminal.say('notes.approveYes')] }
      const done = await replica.approveProposal(id)
      return done.ok ? { ok: true, data: { ok: true }, text: [terminal.say('notes.approved')] } : done
    }),
})

const decline = (world: World): Command => ({
  name: 'decline',
  arguments: ['proposal'],
  options: SIGN_IN,
  run: (terminal, given, words) =>
    withSession(world, terminal, given, async replica => {
      const id = words[0] ?? ''
      const list = await replica.proposals()
      if (!list.ok) return list
      const mine = list.proposals.find(each => each.id === id)?.mine === true
      const done = mine ? await replica.withdrawProposal(id) : await replica.declineProposal(id)
      return done.ok ? { ok: true, data: { ok: true }, text: [terminal.say('notes.declined')] } : done
    }),
})

const rotate = (world: World): Command => ({
  name: 'rotate',
  arguments: ['team'],
  options: SIGN_IN,
  run: (terminal, given, words) =>
    withSession(world, terminal, given, async replica => {
      const wanted = words[0] ?? ''
      const team = (await replica.teams()).find(t => t.id === wanted || t.name === wanted)
      if (!team) return { ok: false, code: 'cli.unknownTeam', data: { name: wanted } }
      const done = await replica.rotateTeam(team.id, p =>
        terminal.progress(terminal.say(`steps.${p.step}`), p.done, p.total),
      )
      return done.ok ? { ok: true, data: { ok: true }, text: [terminal.say('notes.rotated')] } : done
    }),
})
