import { type ReactNode, useCallback, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { RadioField, SelectField } from '#app/parts/choice.tsx'
import { ErrorSummary, type FieldProblem } from '#app/parts/error-summary.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { useLive, useReplica } from '#app/session.tsx'
import { dutyChoices } from './duties.ts'
import { NewPassphrase } from './new-passphrase.tsx'
import type { Draft } from './set-up-draft.ts'

interface Question {
  draft: Draft
  change: (part: Partial<Draft>) => void
  onNext: () => void
  onBack: () => void
  busy?: boolean
}
const blank = (text: string) => text.trim() === ''

/** One question of the ceremony: what is missing is said at the top and at its place. */
function QuestionPage(props: {
  title: string
  text: string
  missing: FieldProblem[]
  onNext: () => void
  onBack: () => void
  next?: string
  busy?: boolean | undefined
  children: ReactNode
}) {
  const { t } = useWords()
  const [tried, setTried] = useState(false)
  return (
    <form
      autoComplete="off"
      className="sheet stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (props.missing.length === 0 && !props.busy) props.onNext()
      }}
    >
      <h1>{props.title}</h1>
      <p className="reading">{props.text}</p>
      {tried && <ErrorSummary problems={props.missing} />}
      {props.children}
      <div className="row">
        <Button look="primary" type="submit" busy={props.busy ?? false}>
          {props.next ?? t('app.next')}
        </Button>
        <Button look="quiet" onClick={props.onBack}>
          {t('app.back')}
        </Button>
      </div>
    </form>
  )
}

export function OrganisationStep({ draft, change, ...way }: Question) {
  const { t } = useWords()
  const known = useLive([], replica => replica.organisations(), [])
  const coded = known?.ok === true && known.setUp === 'code'
  const missing: FieldProblem[] = []
  if (blank(draft.name)) missing.push({ id: 'org-name', text: t('access.setUp.organisation.missing') })
  if (coded && blank(draft.code)) missing.push({ id: 'org-code', text: t('access.setUp.organisation.codeMissing') })
  return (
    <QuestionPage
      title={t('access.setUp.organisation.title')}
      text={t('access.setUp.organisation.text')}
      missing={missing}
      {...way}
    >
      <TextField
        id="org-name"
        label={t('access.setUp.organisation.name')}
        hint={t('access.setUp.organisation.hint')}
        value={draft.name}
        onValue={name => change({ name })}
        autoComplete="organization"
        maxLength={200}
        autoFocus
      />
      {coded && (
        <TextField
          id="org-code"
          label={t('access.setUp.organisation.code')}
          hint={t('access.setUp.organisation.codeHint')}
          value={draft.code}
          onValue={code => change({ code })}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
        />
      )}
    </QuestionPage>
  )
}

export function FounderStep({ draft, change, onNext, ...way }: Question) {
  const { t } = useWords()
  const replica = useReplica()
  const { founder } = draft
  const [weak, setWeak] = useState<string | undefined>()
  const [passphrase, setPassphrase] = useState('')
  const ready = useCallback((chosen: string) => {
    setPassphrase(chosen)
    setWeak(undefined)
  }, [])
  const missing: FieldProblem[] = []
  if (blank(founder.name)) missing.push({ id: 'founder-name', text: t('access.setUp.founder.missingName') })
  if (founder.handle.trim().length < 2) missing.push({ id: 'founder-handle', text: t('access.person.missingHandle') })
  if (passphrase === '') missing.push({ text: t('access.passphrase.missing') })
  if (weak) missing.push({ text: weak })
  const check = async () => {
    const outcome = await replica.checkPassphrase(passphrase)
    if (!outcome.ok) return setWeak(t(`codes.${outcome.code}`))
    change({ founder: { ...founder, passphrase } })
    onNext()
  }
  return (
    <QuestionPage
      title={t('access.setUp.founder.title')}
      text={t('access.setUp.founder.text')}
      missing={missing}
      onNext={() => void check()}
      {...way}
    >
      <TextField
        id="founder-name"
        label={t('access.setUp.founder.name')}
        value={founder.name}
        onValue={name => change({ founder: { ...founder, name } })}
        autoComplete="name"
        maxLength={200}
      />
      <SelectField
        label={t('access.person.duty')}
        value={founder.duty}
        onValue={duty => change({ founder: { ...founder, duty } })}
        choices={dutyChoices(t)}
      />
      <TextField
        id="founder-handle"
        label={t('access.person.handle')}
        hint={t('access.person.handleHint')}
        value={founder.handle}
        onValue={handle => change({ founder: { ...founder, handle } })}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
      />
      <NewPassphrase onReady={ready} />
    </QuestionPage>
  )
}

export function TeamsStep({ draft, change, ...way }: Question) {
  const { t } = useWords()
  const { teams } = draft
  const missing = teams.every(team => blank(team.name)) ? [{ id: 'team-0', text: t('access.setUp.teams.missing') }] : []
  const put = (index: number, part: Partial<Draft['teams'][number]>) =>
    change({ teams: teams.map((team, at) => (at === index ? { ...team, ...part } : team)) })
  return (
    <QuestionPage title={t('access.setUp.teams.title')} text={t('access.setUp.teams.text')} missing={missing} {...way}>
      {teams.map((team, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: teams have no other name yet than their place in this list
        <div className="pair" key={index}>
          <TextField
            id={`team-${index}`}
            label={t('access.setUp.teams.name', { number: index + 1 })}
            hint={index === 0 ? t('access.setUp.teams.nameHint') : undefined}
            value={team.name}
            onValue={name => put(index, { name })}
            maxLength={200}
          />
          <TextField
            label={t('access.setUp.teams.place')}
            hint={index === 0 ? t('access.setUp.teams.placeHint') : undefined}
            value={team.place}
            onValue={place => put(index, { place })}
            maxLength={200}
          />
        </div>
      ))}
      <div>
        <Button small onClick={() => change({ teams: [...teams, { name: '', place: '' }] })}>
          {t('access.setUp.teams.another')}
        </Button>
      </div>
      <p className="sub reading">{t('access.setUp.teams.later')}</p>
    </QuestionPage>
  )
}

export function RecoveryStep({ draft, change, busy, ...way }: Question) {
  const { t } = useWords()
  const { custodians } = draft
  const missing: FieldProblem[] =
    draft.mode === 'shares'
      ? custodians.flatMap((name, index) =>
          blank(name)
            ? [{ id: `custodian-${index}`, text: t('access.setUp.recovery.missing', { number: index + 1 }) }]
            : [],
        )
      : []
  const rename = (index: number, name: string) => {
    const next: Draft['custodians'] = [...custodians]
    next[index] = name
    change({ custodians: next })
  }
  return (
    <QuestionPage
      title={t('access.setUp.recovery.title')}
      text={t('access.setUp.recovery.text')}
      missing={missing}
      next={t('access.setUp.recovery.make')}
      busy={busy}
      {...way}
    >
      <RadioField
        label={t('access.setUp.recovery.how')}
        value={draft.mode}
        onValue={mode => change({ mode: mode === 'shares' ? 'shares' : 'paper' })}
        choices={[
          { value: 'paper', label: t('access.setUp.recovery.paper'), note: t('access.setUp.recovery.paperNote') },
          { value: 'shares', label: t('access.setUp.recovery.shares'), note: t('access.setUp.recovery.sharesNote') },
        ]}
      />
      {draft.mode === 'shares' &&
        custodians.map((name, index) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: five custodians in their order
            key={index}
            id={`custodian-${index}`}
            label={t('access.setUp.recovery.custodian', { number: index + 1 })}
            value={name}
            onValue={text => rename(index, text)}
            maxLength={200}
          />
        ))}
      <NoteBox tone="soon">{t('access.setUp.recovery.printer')}</NoteBox>
    </QuestionPage>
  )
}
