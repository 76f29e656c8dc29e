import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox, Who } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useMe, useReplica } from '#app/session.tsx'
import type { Refused } from '#replica/types.ts'
import { newCaseCode } from '../case-code.ts'
import { caseTitle } from '../search.ts'
import { type Names, text, texts } from './names.ts'

/** A new case: searched for first, so that no one has to tell it twice. A name is not needed; the code is made here. */
export function NewCase({ names, start, onClose }: { names: Names; start: string; onClose: () => void }) {
  const { t } = useWords()
  const me = useMe()
  const replica = useReplica()
  const [, go] = useLocation()
  const { busy, act } = useAct()
  const [firstName, setFirstName] = useState(start)
  const [secondName, setSecondName] = useState('')
  const [alias, setAlias] = useState('')
  const [refused, setRefused] = useState<Refused | undefined>()
  const teams = names.teams.filter(
    team => team.mine !== undefined && (team.purpose === 'cases' || team.purpose === 'centre'),
  )
  const [chosen, choose] = useState('')
  const team = teams.find(one => one.id === chosen) ?? teams[0]
  const wanted = [firstName, secondName].join(' ').trim() || alias.trim()
  const known = useLive(
    ['list:case'],
    ask => (wanted.length < 2 ? Promise.resolve([]) : ask.search(wanted, { kind: 'case', limit: 4 })),
    [wanted],
  )
  const create = () =>
    act(async () => {
      if (!team) return
      const header = {
        code: newCaseCode(),
        ...(firstName.trim() ? { firstName: firstName.trim() } : {}),
        ...(secondName.trim() ? { secondName: secondName.trim() } : {}),
        ...(alias.trim() ? { aliases: [alias.trim()] } : {}),
      }
      const openedMonth = new Date().toISOString().slice(0, 7)
      const facts = { status: 'Active', stage: 'contact', openedMonth, team: team.id, caseWorker: me.user }
      const outcome = await replica.create('case', { team: team.id, facts, sealed: { header } })
      if (outcome.ok) go(`/cases/${outcome.root}`)
      else setRefused(outcome)
    })
  return (
    <Dialog title={t('cases.newCase.title')} onClose={onClose}>
      <form
        autoComplete="off"
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          if (!busy) create()
        }}
      >
        <p className="reading">{t('cases.newCase.text')}</p>
        <Refusal refused={refused} />
        {team && <Who>{t('cases.who', { count: team.members.length, teams: team.name })}</Who>}
        <TextField
          label={t('fields.case.firstName.label')}
          value={firstName}
          onValue={setFirstName}
          autoComplete="off"
          maxLength={200}
          autoFocus
        />
        <TextField
          label={t('fields.case.secondName.label')}
          value={secondName}
          onValue={setSecondName}
          autoComplete="off"
          maxLength={200}
        />
        <TextField
          label={t('cases.newCase.alias')}
          hint={t('cases.newCase.aliasHint')}
          value={alias}
          onValue={setAlias}
          autoComplete="off"
          maxLength={200}
        />
        {known && known.length > 0 && (
          <NoteBox tone="soon" live>
            <b>{t('cases.newCase.known')}</b>
            <ul>
              {known.map(row => (
                <li key={row.root}>
                  <Link href={`/cases/${row.root}`}>{caseTitle(row.header) || t('cases.unnamed')}</Link>{' '}
                  <span className="sub">{[text(row.header.code), ...texts(row.header.otherScripts)].join(' · ')}</span>
                </li>
              ))}
            </ul>
          </NoteBox>
        )}
        {teams.length > 1 && (
          <SelectField
            label={t('cases.newCase.team')}
            value={team?.id ?? ''}
            onValue={choose}
            choices={teams.map(one => ({ value: one.id, label: one.name }))}
          />
        )}
        {teams.length === 0 && <NoteBox tone="soon">{t('cases.newCase.noTeam')}</NoteBox>}
        <div className="actions row end">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit" busy={busy || !team}>
            {t('cases.newCase.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
