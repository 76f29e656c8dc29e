import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { SelectField, Tick } from '#app/parts/choice.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { LongTextField, TextField } from '#app/parts/field.tsx'
import { NoteBox, Pill, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useMe, useReplica } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { Refused } from '#replica/types.ts'
import { blanksOf, isLanguageTag, wrongBlanks } from '../languages.ts'
import { type KeptLanguage, textsForPeople, useKeptLanguages } from './use-papers.ts'
import './translations.css'

const GROUPS = ['papers', 'kinds', 'fields', 'lists'] as const
type Group = (typeof GROUPS)[number]
const groupOf = (key: string): Group => GROUPS.find(one => key.startsWith(`${one}.`)) ?? 'papers'
const MOST = 40

/** Languages the app does not speak, for papers and forms: what there is, and a table of source and translation. */
export function PeopleLanguagesPage() {
  const { t, language } = useWords()
  const me = useMe()
  const kept = useKeptLanguages()
  const [texts, setTexts] = useState<ReadonlyMap<string, string> | undefined>()
  const [at, open] = useState('')
  useEffect(() => {
    let over = false
    void textsForPeople(language).then(found => !over && setTexts(found))
    return () => {
      over = true
    }
  }, [language])
  const opened = kept?.find(one => one.language.tag === at)
  return (
    <>
      <p className="settings-back no-print">
        <Link href="/settings">{t('access.settings.back')}</Link>
      </p>
      <Page title={t('peopleLanguages.title')} lead={t('peopleLanguages.lead')}>
        <div className="reading-wide">
          <NoteBox tone="soon">{t('peopleLanguages.unofficial')}</NoteBox>
          {!me.officer && <p className="sub">{t('peopleLanguages.officers')}</p>}
          {kept && texts && (
            <>
              <Sheet>
                {kept.length === 0 && <p className="sub">{t('peopleLanguages.none')}</p>}
                {kept.map(one => (
                  <OnList
                    key={one.at.root}
                    one={one}
                    texts={texts}
                    officer={me.officer}
                    onOpen={() => open(one.language.tag)}
                  />
                ))}
              </Sheet>
              {opened && <Translate key={opened.at.root} kept={opened} texts={texts} officer={me.officer} />}
              {me.officer && <Add tags={kept.map(one => one.language.tag)} onAdded={open} />}
            </>
          )}
        </div>
      </Page>
    </>
  )
}

function OnList(props: {
  one: KeptLanguage
  texts: ReadonlyMap<string, string>
  officer: boolean
  onOpen: () => void
}) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const { language, at } = props.one
  const papers = [...props.texts.keys()].filter(key => groupOf(key) === 'papers')
  const done = papers.filter(key => language.texts[key] !== undefined).length
  const retire = () =>
    act(async () => {
      const opened = await replica.open(at.root)
      const base = opened.ok ? opened.root.records[0] : undefined
      const outcome = await replica.change(at, { sealed: { header: { retired: !language.retired } } }, base)
      setRefused(outcome.ok ? undefined : outcome)
    })
  return (
    <div className="line wide">
      <div>
        <b>
          <bdi>{language.name}</bdi>
        </b>{' '}
        <span className="mono">{language.tag}</span>
        <br />
        <span className="sub">{t('peopleLanguages.done', { done, all: papers.length })}</span>
        <Refusal refused={refused} />
      </div>
      <div className="row">
        {language.retired && <Pill>{t('fields.peopleLanguage.retired.label')}</Pill>}
        <Button small onClick={props.onOpen}>
          {t('peopleLanguages.open')}
          <span className="quietly">
            {' '}
            <bdi>{language.name}</bdi>
          </span>
        </Button>
        {props.officer && (
          <Button small look="quiet" busy={busy} onClick={retire}>
            {t(language.retired ? 'peopleLanguages.offer' : 'peopleLanguages.retire')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Add({ tags, onAdded }: { tags: readonly string[]; onAdded: (tag: string) => void }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [tag, setTag] = useState('')
  const [name, setName] = useState('')
  const [rightToLeft, setRightToLeft] = useState(false)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const wanted = tag.trim()
  const problems = [
    ...(isLanguageTag(wanted) && !tags.includes(wanted)
      ? []
      : [{ id: 'language-tag', text: t('peopleLanguages.tagWrong') }]),
    ...(name.trim() === '' ? [{ id: 'language-name', text: t('peopleLanguages.nameWrong') }] : []),
  ]
  const wrong = (id: string) => (tried ? problems.find(problem => problem.id === id)?.text : undefined)
  const add = () => {
    setTried(true)
    if (problems.length > 0) return
    act(async () => {
      const everyone = (await replica.teams()).find(team => team.purpose === 'everyone')
      if (!everyone) return setRefused({ ok: false, code: 'team.unknown' })
      const header = { tag: wanted, name: name.trim(), ...(rightToLeft ? { rightToLeft } : {}), texts: {} }
      const outcome = await replica.create('peopleLanguage', { team: everyone.id, sealed: { header } })
      setRefused(outcome.ok ? undefined : outcome)
      if (!outcome.ok) return
      onAdded(wanted)
      setTag('')
      setName('')
      setRightToLeft(false)
      setTried(false)
    })
  }
  return (
    <Sheet title={t('peopleLanguages.add')}>
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          add()
        }}
      >
        {tried && problems.length > 0 && <ErrorSummary problems={problems} />}
        <Refusal refused={refused} />
        <TextField
          id="language-tag"
          label={t('peopleLanguages.tag')}
          hint={t('peopleLanguages.tagHint')}
          problem={wrong('language-tag')}
          value={tag}
          onValue={setTag}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          id="language-name"
          label={t('peopleLanguages.name')}
          problem={wrong('language-name')}
          value={name}
          onValue={setName}
          autoComplete="off"
          dir="auto"
        />
        <Tick label={t('peopleLanguages.rtl')} checked={rightToLeft} onChecked={setRightToLeft} />
        <div>
          <Button type="submit" busy={busy}>
            {t('peopleLanguages.add')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** Source and translation beside each other, gaps first if wished. What was typed stays until it is saved. */
function Translate(props: { kept: KeptLanguage; texts: ReadonlyMap<string, string>; officer: boolean }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const { language, at } = props.kept
  const [group, setGroup] = useState<Group>('papers')
  const [gaps, setGaps] = useState(false)
  const [wanted, want] = useState('')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const said = (key: string) => typed[key] ?? language.texts[key] ?? ''
  const all = useMemo(() => [...props.texts].filter(([key]) => groupOf(key) === group), [props.texts, group])
  const lower = wanted.toLocaleLowerCase()
  const found = all.filter(
    ([key, source]) =>
      (lower === '' || source.toLocaleLowerCase().includes(lower)) && (!gaps || language.texts[key] === undefined),
  )
  const wrong = Object.entries(typed).filter(
    ([key, text]) => text.trim() !== '' && wrongBlanks(props.texts.get(key) ?? '', text).length > 0,
  )
  const save = () => {
    setTried(true)
    if (wrong.length > 0) return
    act(async () => {
      const opened = await replica.open(at.root)
      const base = opened.ok ? opened.root.records[0] : undefined
      // Only what was typed here is put over what is there now: two may translate at once.
      const now = base?.sealed.header?.texts
      const before = typeof now === 'object' && now !== null ? Object.entries(now) : []
      const texts = Object.fromEntries(
        [...before, ...Object.entries(typed)].filter(([, text]) => typeof text === 'string' && text.trim() !== ''),
      )
      for (const [key, text] of Object.entries(typed)) if (text.trim() === '') delete texts[key]
      const outcome = await replica.change(at, { sealed: { header: { texts } } }, base)
      setRefused(outcome.ok ? undefined : outcome)
      if (!outcome.ok) return
      setTyped({})
      setTried(false)
      toast(t('peopleLanguages.saved'))
    })
  }
  return (
    <Sheet title={language.name}>
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <SelectField
          label={t('peopleLanguages.group')}
          value={group}
          onValue={value => setGroup(GROUPS.find(one => one === value) ?? 'papers')}
          choices={GROUPS.map(value => ({ value, label: t(`peopleLanguages.groups.${value}`) }))}
        />
        <TextField label={t('peopleLanguages.find')} type="search" value={wanted} onValue={want} autoComplete="off" />
        <Tick label={t('peopleLanguages.onlyGaps')} checked={gaps} onChecked={setGaps} />
        <Refusal refused={refused} />
        {tried && wrong.length > 0 && (
          <ErrorSummary
            problems={wrong.map(([key]) => ({
              id: `said-${key}`,
              text: t('peopleLanguages.blanks', { blanks: shownBlanks(props.texts.get(key) ?? '') }),
            }))}
          />
        )}
        <div className="translations">
          {found.slice(0, MOST).map(([key, source]) => (
            <LongTextField
              key={key}
              id={`said-${key}`}
              label={source}
              hint={
                blanksOf(source).length > 0 ? t('peopleLanguages.blanks', { blanks: shownBlanks(source) }) : undefined
              }
              value={said(key)}
              onValue={text => setTyped({ ...typed, [key]: text })}
              dir={language.direction}
              lang={language.tag}
              rows={source.length > 90 ? 4 : 2}
              readOnly={!props.officer}
            />
          ))}
        </div>
        {found.length > MOST && (
          <p className="sub">{t('peopleLanguages.shown', { shown: MOST, count: found.length })}</p>
        )}
        {props.officer && (
          <div className="save-line">
            <Button look="primary" type="submit" busy={busy}>
              {t('peopleLanguages.save')}
            </Button>
          </div>
        )}
      </form>
    </Sheet>
  )
}

const shownBlanks = (source: string): string =>
  blanksOf(source)
    .map(name => `{{${name}}}`)
    .join(' ')
