import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { timeOfDay, writtenInstant } from '#app/formats.ts'
import { draftKeeper } from '#app/forms/draft-keeper.ts'
import { Button } from '#app/parts/button.tsx'
import { MultiField, RadioField, SelectField, Tick } from '#app/parts/choice.tsx'
import { LongTextField, TextField } from '#app/parts/field.tsx'
import { NoteBox, Sheet, Who } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useMe, useReplica } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { Draft, Refused, Values } from '#replica/types.ts'
import { dayHere } from '../../today/today.ts'
import { type Names, text, texts, useNames } from '../../ui/names.ts'
import { openCase } from '../open-case.ts'
import { FIRST_CHANNEL, IMMEDIATE_NEED, SAFE_NOW } from '../records.ts'
import { begunWith } from '../start.ts'
import { KnownPeople, OtherTeams, useFound, wantedOf } from './known-people.tsx'

const today = () => dayHere(Date.now())
const PARTS = ['facts', 'header', 'identity', 'narrative']

/** The first contact: what cannot wait, who it is, how she came. A case is only opened once it was searched for. */
export function FirstContactPage() {
  const names = useNames()
  const { t, language } = names
  const replica = useReplica()
  const [kept, setKept] = useState<readonly Draft[] | undefined>()
  const [chosen, choose] = useState<Draft | 'new' | undefined>()
  useEffect(() => {
    void replica.drafts().then(drafts => {
      const mine = drafts.filter(one => one.kind === 'firstContact')
      setKept(mine)
      if (mine.length === 0) choose('new')
    })
  }, [replica])
  if (chosen !== undefined)
    return (
      <Contact key={chosen === 'new' ? 'new' : chosen.id} begun={chosen === 'new' ? undefined : chosen} names={names} />
    )
  if (!kept) return <Page title={t('firstContact.title')}>{null}</Page>
  return (
    <Page title={t('firstContact.title')}>
      <NoteBox tone="soon" title={t('firstContact.begun')}>
        {kept.map(draft => (
          <div className="row" key={draft.id}>
            <span className="grow">
              <bdi>{nameIn(draft) || t('cases.unnamed')}</bdi>{' '}
              <span className="sub">{writtenInstant(draft.at, language)}</span>
            </span>
            <Button small look="primary" onClick={() => choose(draft)}>
              {t('cases.draft.goOn')}
            </Button>
            <Button
              small
              look="quiet"
              onClick={() => {
                void replica.dropDraft(draft.id)
                setKept(kept.filter(one => one !== draft))
              }}
            >
              {t('cases.draft.drop')}
            </Button>
          </div>
        ))}
      </NoteBox>
      <Button onClick={() => choose('new')}>{t('firstContact.another')}</Button>
    </Page>
  )
}

interface Written {
  facts: Values
  sealed: { header: Values; identity: Values; narrative: Values }
}
const nameIn = ({ written: { sealed } }: Pick<Draft, 'written'>): string =>
  [text(sealed.header?.firstName), text(sealed.header?.secondName)].filter(Boolean).join(' ') ||
  text(sealed.header?.alias)

function startOf(begun: Draft | undefined): Written {
  if (begun) {
    const { facts, sealed } = begun.written
    return {
      facts,
      sealed: { header: sealed.header ?? {}, identity: sealed.identity ?? {}, narrative: sealed.narrative ?? {} },
    }
  }
  const typed = begunWith().trim()
  return {
    facts: {},
    sealed: { header: typed ? { firstName: typed } : {}, identity: {}, narrative: { happenedOn: today() } },
  }
}

function Contact({ begun, names }: { begun: Draft | undefined; names: Names }) {
  const { t, language } = names
  const me = useMe()
  const replica = useReplica()
  const [, go] = useLocation()
  const { busy, act } = useAct()
  const [written, setWritten] = useState<Written>(() => startOf(begun))
  const [keptAt, setKeptAt] = useState(begun?.at)
  const [keeper] = useState(() =>
    // There is no case yet: the draft stands under an id of its own.
    draftKeeper(
      replica,
      { root: begun?.root ?? globalThis.crypto.randomUUID(), kind: 'firstContact', parts: PARTS },
      begun?.id,
    ),
  )
  const [noneFor, setNoneFor] = useState<string | undefined>()
  const [unnamed, setUnnamed] = useState(false)
  const [tasks, setTasks] = useState(true)
  const [wrong, setWrong] = useState<string | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const made = useRef<string | undefined>(undefined)
  const box = useRef<HTMLDivElement>(null)
  const teams = names.teams.filter(
    team => team.mine !== undefined && (team.purpose === 'cases' || team.purpose === 'centre'),
  )
  const [chosenTeam, chooseTeam] = useState('')
  const team = teams.find(one => one.id === chosenTeam) ?? teams[0]
  const { header, identity, narrative } = written.sealed
  const said = {
    first: text(header.firstName),
    second: text(header.secondName),
    alias: text(header.alias),
    phone: text(identity.phone),
  }
  const wanted = wantedOf(said)
  const found = useFound(wanted)
  const put = (part: 'facts' | 'header' | 'identity' | 'narrative', values: Values) => {
    const next: Written =
      part === 'facts'
        ? { ...written, facts: { ...written.facts, ...values } }
        : { ...written, sealed: { ...written.sealed, [part]: { ...written.sealed[part], ...values } } }
    setWritten(next)
    keeper.put(next)
    void keeper.kept().then(id => id !== undefined && setKeptAt(Date.now()))
  }
  const label = (field: string) => t(`fields.firstContact.${field}.label`)
  const choices = (list: { name: string; values: readonly string[] }) =>
    list.values.map(value => ({ value, label: t(`lists.${list.name}.${value}`) }))
  const needs = texts(narrative.needs)
  /** Why the case cannot be opened yet, as the key of a sentence. */
  const missing = (): string | undefined => {
    if (wanted.texts.length === 0) return unnamed ? undefined : 'firstContact.wrong.search'
    if (found?.key !== wanted.key) return 'firstContact.search.going'
    return found.rows.length > 0 && noneFor !== wanted.key ? 'firstContact.wrong.choose' : undefined
  }
  const open = () => {
    const why = missing()
    setWrong(why)
    if (why !== undefined) {
      box.current?.querySelector<HTMLElement>('input')?.focus()
      return
    }
    act(async () => {
      if (!team) return
      const outcome = await openCase(
        replica,
        {
          team: team.id,
          me: me.user,
          today: today(),
          firstName: said.first,
          secondName: said.second,
          alias: said.alias,
          phone: said.phone,
          channel: text(written.facts.channel),
          narrative: Object.fromEntries(
            Object.entries(narrative).filter(([, value]) =>
              Array.isArray(value) ? value.length > 0 : text(value).trim() !== '',
            ),
          ),
          tasks: tasks
            ? needs.map(need => t('firstContact.needs.task', { need: t(`lists.immediateNeed.${need}`) }))
            : [],
        },
        made.current,
      )
      if (!outcome.ok) {
        made.current = outcome.made
        return setRefused(outcome)
      }
      await keeper.drop()
      toast(t('firstContact.opened'))
      // The way back leads to where one came from, not to an empty form.
      go(`/cases/${outcome.root}`, { replace: true })
    })
  }
  return (
    <Page title={t('firstContact.title')} lead={t('firstContact.lead')}>
      <form
        autoComplete="off"
        className="reading-wide"
        noValidate
        aria-label={t('firstContact.title')}
        onSubmit={event => {
          event.preventDefault()
          if (!busy) open()
        }}
      >
        <p className="row after">
          {team && <Who>{t('cases.who', { count: team.members.length, teams: team.name })}</Who>}
          <span className="sub" data-testid="kept">
            {keptAt === undefined
              ? t('screening.kept.none')
              : t('firstContact.kept', { time: timeOfDay(keptAt, language) })}
          </span>
        </p>
        <Refusal refused={refused} />
        <Sheet title={t('firstContact.needs.title')}>
          <div className="stack">
            <RadioField
              label={t('firstContact.safeNow')}
              value={text(narrative.safeNow)}
              onValue={safeNow => put('narrative', { safeNow })}
              choices={choices(SAFE_NOW)}
            />
            {(narrative.safeNow === 'no' || narrative.safeNow === 'notSure') && (
              <NoteBox tone="danger" live title={t('screening.protocol.unsafe')}>
                <p>{t('screening.protocol.unsafeText')}</p>
              </NoteBox>
            )}
            <MultiField
              label={t('firstContact.needs.ask')}
              hint={t('firstContact.needs.hint')}
              value={needs}
              onValue={next => put('narrative', { needs: next })}
              choices={choices(IMMEDIATE_NEED)}
            />
            {needs.length > 0 && (
              <>
                <NoteBox tone="soon" live>
                  {needs.map(need => (
                    <p key={need}>{t(`firstContact.needs.do.${need}`)}</p>
                  ))}
                </NoteBox>
                <LongTextField
                  label={label('needsRemark')}
                  value={text(narrative.needsRemark)}
                  onValue={needsRemark => put('narrative', { needsRemark })}
                  rows={2}
                />
                <Tick label={t('firstContact.needs.tasks')} checked={tasks} onChecked={setTasks} />
              </>
            )}
          </div>
        </Sheet>
        <Sheet title={t('firstContact.who.title')}>
          <p className="sub reading">{t('firstContact.who.text')}</p>
          <div className="stack" ref={box}>
            <div className="pair">
              <TextField
                label={t('fields.case.firstName.label')}
                value={said.first}
                onValue={firstName => put('header', { firstName })}
                autoComplete="off"
                maxLength={200}
              />
              <TextField
                label={t('fields.case.secondName.label')}
                value={said.second}
                onValue={secondName => put('header', { secondName })}
                autoComplete="off"
                maxLength={200}
              />
            </div>
            <div className="pair">
              <TextField
                label={t('firstContact.who.alias')}
                hint={t('firstContact.who.aliasHint')}
                value={said.alias}
                onValue={alias => put('header', { alias })}
                autoComplete="off"
                maxLength={200}
              />
              <TextField
                label={t('firstContact.who.phone')}
                hint={t('firstContact.who.phoneHint')}
                value={said.phone}
                onValue={phone => put('identity', { phone })}
                inputMode="tel"
                autoComplete="off"
                maxLength={40}
              />
            </div>
            <KnownPeople
              found={found}
              wanted={wanted}
              names={names}
              none={noneFor === wanted.key}
              onNone={none => setNoneFor(none ? wanted.key : undefined)}
            />
            {wanted.texts.length === 0 && (
              <Tick label={t('firstContact.who.unnamed')} checked={unnamed} onChecked={setUnnamed} />
            )}
          </div>
          <OtherTeams names={names} />
        </Sheet>
        <Sheet title={t('firstContact.how.title')}>
          <div className="stack">
            <SelectField
              label={label('channel')}
              value={text(written.facts.channel)}
              onValue={channel => put('facts', { channel })}
              choices={choices(FIRST_CHANNEL)}
              none={t('app.field.notAsked')}
            />
            <TextField
              label={label('sentBy')}
              value={text(narrative.sentBy)}
              onValue={sentBy => put('narrative', { sentBy })}
              autoComplete="off"
              maxLength={500}
            />
            <LongTextField
              label={label('inHerWords')}
              value={text(narrative.inHerWords)}
              onValue={inHerWords => put('narrative', { inHerWords })}
              rows={3}
            />
            {teams.length > 1 && (
              <SelectField
                label={t('firstContact.how.team')}
                value={team?.id ?? ''}
                onValue={chooseTeam}
                choices={teams.map(one => ({ value: one.id, label: one.name }))}
              />
            )}
            {teams.length === 0 && <NoteBox tone="soon">{t('firstContact.how.noTeam')}</NoteBox>}
          </div>
        </Sheet>
        {wrong !== undefined && missing() !== undefined && (
          <NoteBox tone="danger" live>
            {t(wrong)}
          </NoteBox>
        )}
        <div className="actions row end">
          <Button onClick={() => go('/cases')}>{t('firstContact.later')}</Button>
          <Button look="primary" type="submit" busy={busy || !team}>
            {t('firstContact.make')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
