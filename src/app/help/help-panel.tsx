import { useLocation } from 'wouter'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useReplicaState } from '../session.tsx'
import './help.css'
import { TOPICS, topicOf } from './topics.ts'
import { goOn, useTour } from './tour-place.ts'
import { STOPS } from './tour-stops.ts'

const KEYS = [
  ['/', 'search'],
  ['j k', 'move'],
  ['Enter', 'enter'],
  ['n', 'new'],
  ['w', 'write'],
  ['?', 'help'],
  ['Shift', 'exit'],
] as const

/** What this screen is for, in a few sentences; and where to learn more once someone is signed in. */
export function HelpPanel({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const [at] = useLocation()
  const inside = useReplicaState().is === 'open'
  const topic = !inside && !TOPICS.some(([path]) => path === at) ? 'first' : topicOf(at)
  return (
    <Dialog title={t('help.onThis', { title: t(`help.topics.${topic}.title`) })} onClose={onClose}>
      {t(`help.topics.${topic}.text`)
        .split('\n')
        .map(paragraph => (
          <p className="reading" key={paragraph}>
            {paragraph}
          </p>
        ))}
      {inside && <More onClose={onClose} />}
    </Dialog>
  )
}

function More({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const [, go] = useLocation()
  const left = useTour()?.at ?? 0
  return (
    <>
      <details>
        <summary>{t('help.keys')}</summary>
        <dl className="facts help-keys">
          {KEYS.map(([key, what]) => (
            <div key={key} className="change">
              <dt>
                <kbd className="key">{key}</kbd>
              </dt>
              <dd>{t(`help.keyList.${what}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <div className="actions">
        {left > 0 && (
          <Button
            onClick={() => {
              onClose()
              goOn()
            }}
          >
            {t('help.resumeTour', { at: left + 1, of: STOPS.length })}
          </Button>
        )}
        <Button
          onClick={() => {
            onClose()
            go('/first-steps')
          }}
        >
          {t('help.firstSteps')}
        </Button>
      </div>
    </>
  )
}
