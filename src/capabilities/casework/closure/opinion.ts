/** What is asked of her about the help, and how a sealed answer reads. */
export const QUESTIONS = ['safe', 'heard', 'decided', 'useful'] as const
export const ANSWERS = ['yes', 'partly', 'no'] as const

export interface OpinionRead {
  readonly answers: ReadonlyArray<{ question: (typeof QUESTIONS)[number]; answer: (typeof ANSWERS)[number] }>
  readonly more: string
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** A sealed opinion; undefined for a letter that says something else. Questions of a later version are left out. */
export function readOpinion(document: unknown): OpinionRead | undefined {
  if (!isRecord(document) || document.v !== 1 || !isRecord(document.answers)) return undefined
  const given = document.answers
  const answers = QUESTIONS.flatMap(question => {
    const answer = ANSWERS.find(each => each === given[question])
    return answer === undefined ? [] : [{ question, answer }]
  })
  return { answers, more: typeof document.more === 'string' ? document.more : '' }
}
