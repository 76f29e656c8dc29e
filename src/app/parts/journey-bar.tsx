import { useWords } from '../languages/index.ts'

export interface JourneyPoint {
  key: string
  label: string
  note?: string | undefined
  state: 'done' | 'now' | 'ahead'
}

/** Where the person is on the way, from first contact to closed. Said in words too, never by colour alone. */
export function JourneyBar({ points }: { points: readonly JourneyPoint[] }) {
  const { t } = useWords()
  return (
    <ol className="journey" aria-label={t('app.journey')}>
      {points.map(point => (
        <li
          key={point.key}
          className={point.state === 'ahead' ? undefined : point.state}
          aria-current={point.state === 'now' ? 'step' : undefined}
        >
          <span className="says">
            {point.label}
            <span className="quietly">{t(`app.journeyState.${point.state}`)}</span>
            {point.note && <small>{point.note}</small>}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** The steps of a ceremony; the present one is named. */
export function Steps(props: { labels: readonly string[]; at: number }) {
  const { t } = useWords()
  return (
    <ol className="steps" aria-label={t('app.steps')}>
      {props.labels.map((label, index) => (
        <li
          key={label}
          className={index < props.at ? 'done' : index === props.at ? 'now' : undefined}
          aria-current={index === props.at ? 'step' : undefined}
        >
          {label}
        </li>
      ))}
    </ol>
  )
}
