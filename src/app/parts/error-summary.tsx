import { useEffect, useRef } from 'react'
import { useWords } from '../languages/index.ts'

export interface FieldProblem {
  /** The id of the field, or none for a problem of the whole form. */
  id?: string | undefined
  text: string
}

/** What keeps a form from being saved, each leading to its place. Takes the focus when it appears. */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const key = problems.map(problem => problem.text).join('|')
  useEffect(() => {
    if (key) box.current?.focus()
  }, [key])
  if (problems.length === 0) return null
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('app.problems', { count: problems.length })}</h2>
      <ul>
        {problems.map(problem => (
          <li key={(problem.id ?? '') + problem.text}>
            {problem.id ? (
              <a
                href={`#${problem.id}`}
                onClick={event => {
                  event.preventDefault()
                  document.getElementById(problem.id ?? '')?.focus()
                }}
              >
                {problem.text}
              </a>
            ) : (
              problem.text
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
