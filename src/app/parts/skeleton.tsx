import { useWords } from '../languages/index.ts'

/** The shape of what is on its way, so that nothing jumps when it comes. Said once to whoever listens. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useWords()
  return (
    <div className="skeleton" role="status">
      <span className="quietly">{t('app.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <span className="bone" key={index} aria-hidden="true" />
      ))}
    </div>
  )
}
