import { useEffect, useState } from 'react'
import { languageName } from '#app/formats.ts'
import { Button, ButtonLink } from '#app/parts/button.tsx'
import { RadioField, SelectField } from '#app/parts/choice.tsx'
import { LongTextField, TextField } from '#app/parts/field.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { OpenRoot, Refused } from '#replica/types.ts'
import { PrintDialog } from '../../print/ui/print-dialog.tsx'
import { caseTitle } from '../../search.ts'
import { usePaperLanguages, usePaperWords } from '../../translations/ui/use-papers.ts'
import { type Names, text, useNames } from '../../ui/names.ts'
import { TOLD_HOW } from '../lists.ts'
import './consent.css'
import { dayHere } from '../../today/today.ts'

/** Her rights, in the order in which they are told. The words stand under `paper.rights`, in every language of people. */
export const RIGHTS = [
  'help',
  'purpose',
  'refuse',
  'use',
  'share',
  'withdraw',
  'limits',
  'access',
  'retention',
  'research',
  'recording',
] as const

/** The script: one right at a time, large, in her language; read aloud by this device, printed, and written down that it was told. */
export function RightsPage({ root: id }: { root: string }) {
  const answer = useLive([`root:${id}`], replica => replica.open(id), [id])
  const names = useNames()
  if (!answer) return <Page title="…">{null}</Page>
  if (!answer.ok)
    return (
      <Page title="">
        <Refusal refused={answer} />
      </Page>
    )
  return <Script root={answer.root} names={names} />
}

function Script({ root, names }: { root: OpenRoot; names: Names }) {
  const { t } = names
  const [head] = root.records
  const languages = usePaperLanguages()
  const [tag, setTag] = useState('')
  const [at, go] = useState(0)
  const [printing, print] = useState(false)
  const hers = text(head?.sealed.identity?.primaryLanguage)
  const chosen = tag || languages?.find(one => one.tag === hers)?.tag || names.language
  const words = usePaperWords(chosen)
  const key = `paper.rights.${RIGHTS[at] ?? 'help'}`
  const last = at === RIGHTS.length - 1
  const said = words?.t(key) ?? ''
  return (
    <Page
      title={t('consents.script.title')}
      code={caseTitle(head?.sealed.header ?? {})}
      actions={
        <>
          <ButtonLink href={`/cases/${root.root}/consent`}>{t('app.back')}</ButtonLink>
          <Button onClick={() => print(true)}>{t('consents.script.print')}</Button>
        </>
      }
    >
      <div className="reading-wide">
        <SelectField
          label={t('consents.script.language')}
          value={chosen}
          onValue={setTag}
          choices={(languages ?? []).map(one => ({ value: one.tag, label: one.name }))}
        />
        <Sheet title={words?.t('paper.rights.title') ?? ''}>
          {words?.missing.includes(key) && <p className="sub">{t('consents.script.english')}</p>}
          <p className="right-now" lang={chosen} dir={words?.direction} aria-live="polite" data-testid="right">
            {said}
          </p>
          <p className="sub">{t('consents.script.place', { at: at + 1, of: RIGHTS.length })}</p>
          <div className="row">
            <Button disabled={at === 0} onClick={() => go(at - 1)}>
              {t('consents.script.back')}
            </Button>
            <Button look="primary" disabled={last} onClick={() => go(at + 1)}>
              {t('consents.script.next')}
            </Button>
            <Aloud text={said} tag={words?.missing.includes(key) ? 'en' : chosen} names={names} />
          </div>
        </Sheet>
        {last && <WriteDown root={root} names={names} language={chosen} />}
      </div>
      {printing && (
        <PrintDialog
          root={root}
          names={names}
          what="rights"
          blank
          large
          inLanguage={chosen}
          make={({ words: paper }) => [
            { is: 'title', text: paper.t('paper.rights.title') },
            { is: 'list', items: RIGHTS.map(right => paper.t(`paper.rights.${right}`)) },
          ]}
          onClose={() => print(false)}
        />
      )}
    </Page>
  )
}

/** The voices this device has itself: a voice on the network would hear what she is told. */
function localVoice(tag: string): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined
  const [language = ''] = tag.split('-')
  return speechSynthesis.getVoices().find(voice => voice.localService && voice.lang.split(/[-_]/)[0] === language)
}

function Aloud({ text: said, tag, names }: { text: string; tag: string; names: Names }) {
  const { t } = names
  const [, loaded] = useState(0)
  const [speaking, speak] = useState(false)
  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    const changed = () => loaded(count => count + 1)
    speechSynthesis.addEventListener('voiceschanged', changed)
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', changed)
      speechSynthesis.cancel()
    }
  }, [])
  const voice = localVoice(tag)
  if (!voice) return <p className="sub reading">{t('consents.script.noVoice')}</p>
  const read = () => {
    speechSynthesis.cancel()
    if (speaking) return speak(false)
    const spoken = new SpeechSynthesisUtterance(said)
    spoken.voice = voice
    spoken.lang = voice.lang
    spoken.rate = 0.9
    spoken.onend = () => speak(false)
    spoken.onerror = () => speak(false)
    speak(true)
    speechSynthesis.speak(spoken)
  }
  return <Button onClick={read}>{t(speaking ? 'consents.script.quiet' : 'consents.script.aloud')}</Button>
}

function WriteDown({ root, names, language }: { root: OpenRoot; names: Names; language: string }) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [how, setHow] = useState('')
  const [interpreter, setInterpreter] = useState('')
  const [questions, setQuestions] = useState('')
  const [understood, setUnderstood] = useState('')
  const [saved, setSaved] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  if (!root.mine.includes('narrative')) return null
  if (saved)
    return (
      <NoteBox tone="ok" live>
        {t('consents.script.saved')}
      </NoteBox>
    )
  const save = () =>
    act(async () => {
      const today = dayHere(Date.now())
      const [short = ''] = language.split('-')
      const made = await replica.create('rightsTold', {
        root: root.root,
        facts: { what: 'rights', month: today.slice(0, 7), ...(how === '' ? {} : { how }) },
        sealed: {
          narrative: {
            toldOn: today,
            language: short,
            ...(interpreter.trim() === '' ? {} : { interpreter }),
            ...(questions.trim() === '' ? {} : { questions }),
            ...(understood === '' ? {} : { understood: understood === 'yes' }),
          },
        },
      })
      setRefused(made.ok ? undefined : made)
      if (!made.ok) return
      setSaved(true)
      toast(t('consents.script.saved'))
    })
  return (
    <Sheet title={t('consents.script.record')}>
      <div className="stack">
        <Refusal refused={refused} />
        <p>{languageName(language, names.language)}</p>
        <RadioField
          label={t('fields.rightsTold.how.label')}
          value={how}
          onValue={setHow}
          choices={TOLD_HOW.values.map(value => ({ value, label: t(`lists.toldHow.${value}`) }))}
        />
        <TextField
          label={t('fields.rightsTold.interpreter.label')}
          value={interpreter}
          onValue={setInterpreter}
          maxLength={200}
        />
        <RadioField
          label={t('fields.rightsTold.understood.label')}
          value={understood}
          onValue={setUnderstood}
          choices={[
            { value: 'yes', label: t('app.field.yes') },
            { value: 'no', label: t('app.field.no') },
          ]}
        />
        <LongTextField
          label={t('fields.rightsTold.questions.label')}
          value={questions}
          onValue={setQuestions}
          rows={2}
          maxLength={5000}
        />
        <div className="row end">
          <Button look="primary" busy={busy} onClick={save}>
            {t('consents.script.told')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
