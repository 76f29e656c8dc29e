import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Progress } from '../parts/sheet.tsx'
import { toast } from '../parts/toasts.tsx'
import { refusalText } from '../refusals.tsx'
import { useAct, useReplica } from '../session.tsx'
import { doBulk, rowOf, undoBulk } from './bulk.ts'
import type { BulkAct, ListDeclaration, Values } from './declare.ts'
import type { LastAct, ListModel, Settings } from './model.ts'

interface Props {
  model: ListModel
  declared: ListDeclaration
  settings: Settings
  onExport: (roots: readonly string[]) => void
}
type Working = { done: number; of: number; stop?: () => void }

/** What can be done with the rows that were chosen; says what is under way, what was refused, and takes it back as a whole. */
export function BulkBar(props: Props) {
  const { model, declared, settings } = props
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [asking, ask] = useState<BulkAct | undefined>()
  const [working, work] = useState<Working | undefined>()
  const [report, show] = useState<readonly Line[] | undefined>()
  const { selected, last } = settings
  // What was chosen is gone with its buttons: the focus goes to what takes it back.
  const undo = useRef<HTMLButtonElement>(null)
  const [ended, end] = useState(0)
  useEffect(() => {
    if (ended > 0) undo.current?.focus()
  }, [ended])
  const told = async (refused: LastAct['refused']) => {
    if (refused.length > 0) show(await Promise.all(refused.map(one => lineOf(replica, declared, one))))
  }
  const start = (chosen: BulkAct, answer: Values) =>
    act(async () => {
      ask(undefined)
      const stopping = new AbortController()
      const tell = (done: number, of: number) => work({ done, of, stop: () => stopping.abort() })
      tell(0, selected.size)
      const outcome = await doBulk(replica, model.kind, [...selected], chosen, answer, tell, stopping.signal)
      work(undefined)
      model.set({ last: outcome, selected: new Set([...outcome.refused.map(({ root }) => root), ...outcome.left]) })
      end(count => count + 1)
      await told(outcome.refused)
    })
  const back = (which: LastAct) =>
    act(async () => {
      if (model.settings().last !== which) return
      model.set({ last: undefined })
      const undone = await undoBulk(which, (done, of) => work({ done, of }))
      work(undefined)
      toast(t('list.undone', { count: undone.done }))
      await told(undone.refused)
    })
  return (
    <>
      {working && (
        <Progress label={t('list.working', { done: working.done, of: working.of })} done={working.done} of={working.of}>
          {working.stop && <Button onClick={working.stop}>{t('list.stop')}</Button>}
        </Progress>
      )}
      {!working && selected.size > 0 && (
        <section className="bulk" aria-label={t('list.chosenLabel')}>
          <b role="status">{t('list.chosen', { count: selected.size })}</b>
          {declared.acts.map(one => (
            <Button key={one.key} small busy={busy} onClick={() => (one.ask ? ask(one) : start(one, {}))}>
              {one.label}
            </Button>
          ))}
          <Button small onClick={() => props.onExport([...selected])}>
            {t('list.exportChosen')}
          </Button>
          <Button small look="quiet" onClick={() => model.set({ selected: new Set() })}>
            {t('list.chooseNone')}
          </Button>
        </section>
      )}
      {/* What was done stands here, with its way back, until something else is done. */}
      <div className={last && !working ? 'last-act' : undefined}>
        <span role="status">{!working && last?.said}</span>
        {!working && last && last.undo.length > 0 && (
          <button ref={undo} type="button" className="linkish" aria-keyshortcuts="u" onClick={() => back(last)}>
            {t('list.undo')}
          </button>
        )}
      </div>
      {asking && (
        <AskBulk
          act={asking}
          count={selected.size}
          onClose={() => ask(undefined)}
          onAnswer={answer => start(asking, answer)}
        />
      )}
      {report && (
        <Dialog title={t('list.report.title', { count: report.length })} onClose={() => show(undefined)}>
          <p>{t('list.report.text')}</p>
          <ul className="report">
            {report.map(one => (
              <li key={one.root}>
                <Link href={one.href}>
                  <bdi>{one.title}</bdi>
                </Link>
                <small>{one.why}</small>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )

  type Told = LastAct['refused'][number]
  async function lineOf(from: typeof replica, of: ListDeclaration, { root, refused }: Told): Promise<Line> {
    const row = await rowOf(from, model.kind, root)
    return { root, href: row ? of.href(row) : '', title: row ? of.title(row) : '–', why: refusalText(refused, t) }
  }
}
type Line = { root: string; href: string; title: string; why: string }

function AskBulk(props: { act: BulkAct; count: number; onClose: () => void; onAnswer: (answer: Values) => void }) {
  const { t } = useWords()
  const { act } = props
  const [answer, put] = useState<Values>(act.start ?? {})
  const [tried, setTried] = useState(false)
  const ready = act.ready?.(answer) ?? true
  return (
    <Dialog title={t('list.askTitle', { act: act.label, count: props.count })} onClose={props.onClose}>
      <form
        className="stack"
        noValidate
        autoComplete="off"
        onSubmit={event => {
          event.preventDefault()
          setTried(true)
          if (ready) props.onAnswer(answer)
        }}
      >
        {tried && !ready && (
          <p className="wrong" role="alert">
            {t('list.answerMissing')}
          </p>
        )}
        {act.ask?.(answer, put)}
        <div className="actions row end">
          <Button onClick={props.onClose}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('list.doIt', { count: props.count })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
