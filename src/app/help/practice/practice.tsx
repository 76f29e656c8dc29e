import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Replica } from '#replica/types.ts'
import { type Translate, useWords } from '../../languages/index.ts'
import { Button } from '../../parts/button.tsx'
import { Steps } from '../../parts/journey-bar.tsx'
import { NoteBox, Sheet } from '../../parts/sheet.tsx'
import { toast } from '../../parts/toasts.tsx'
import { useLive, useReplica } from '../../session.tsx'
import { Page } from '../../shell/page.tsx'
import '../help.css'
import { ExampleCase } from './example-case.tsx'
import { PRACTICE, PRACTICE_STEPS, type Practice, practiceOf } from './place.ts'
import { Questions } from './questions.tsx'

/** A first case, rehearsed: nothing of it becomes a record (docs/decisions/0094). */
export function PracticePage() {
  const { t } = useWords()
  const kept = useLive([], replica => replica.kept(PRACTICE).then(found => ({ found: practiceOf(found) })), [])
  return (
    <Page title={t('help.practice.title')} lead={t('help.practice.never')}>
      {kept && <Rehearsal start={kept.found ?? invented(t)} />}
    </Page>
  )
}

const invented = (t: Translate): Practice => ({
  step: 0,
  name: t('help.practice.name.value'),
  contact: t('help.practice.contact.value'),
  ifAsked: t('help.practice.contact.ifAskedValue'),
  note: t('help.practice.story.value'),
  consent: '',
  task: t('help.practice.next.value'),
  due: 'tomorrow',
})
// Nothing depends on it: what can not be kept is only gone with the page.
const keep = (replica: Replica, practice: Practice | null) => void replica.keep(PRACTICE, practice)

function Rehearsal({ start }: { start: Practice }) {
  const { t } = useWords()
  const replica = useReplica()
  const [, go] = useLocation()
  const [practice, setPractice] = useState(start)
  const heading = useRef<HTMLDivElement>(null)
  const now = PRACTICE_STEPS[practice.step]
  const first = useRef(true)
  // A new step begins at its heading, also for whoever listens; the page itself begins at its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what it follows
  useEffect(() => {
    if (!first.current) heading.current?.querySelector('h2')?.focus()
    first.current = false
  }, [practice.step])
  const change = (part: Partial<Practice>) => {
    const next = { ...practice, ...part }
    setPractice(next)
    keep(replica, next)
  }
  const away = () => {
    keep(replica, null)
    toast(t('help.practice.gone'))
    go('/first-steps')
  }
  return (
    <div className="reading-wide" ref={heading}>
      <Steps labels={PRACTICE_STEPS.map(step => t(`help.practice.labels.${step}`))} at={practice.step} />
      {now ? (
        <Sheet title={t(`help.practice.${now}.title`)}>
          <form
            className="stack"
            autoComplete="off"
            onSubmit={event => {
              event.preventDefault()
              change({ step: practice.step + 1 })
            }}
          >
            <p className="reading">{t(`help.practice.${now}.text`)}</p>
            <Questions step={now} practice={practice} onChange={change} />
            <div className="row">
              <Button look="primary" type="submit">
                {t('help.practice.write')}
              </Button>
              {practice.step > 0 && (
                <Button onClick={() => change({ step: practice.step - 1 })}>{t('app.back')}</Button>
              )}
              <Button look="quiet" onClick={() => go('/first-steps')}>
                {t('help.practice.leave')}
              </Button>
            </div>
          </form>
        </Sheet>
      ) : (
        <>
          <NoteBox tone="ok" title={t('help.practice.end.title')}>
            <p>{t('help.practice.end.text')}</p>
          </NoteBox>
          <ExampleCase practice={practice} />
          <div className="row">
            <Button look="primary" onClick={() => go('/cases')}>
              {t('help.practice.end.real')}
            </Button>
            <Button onClick={() => change(invented(t))}>{t('help.practice.end.again')}</Button>
          </div>
        </>
      )}
      <p className="door-foot">
        <Button look="quiet" onClick={away}>
          {t('help.practice.away')}
        </Button>
      </p>
    </div>
  )
}
