/** From a first contact to its case: the case, what was said, and a task for each need that could not wait. */
import type { Outcome, Replica, Values } from '#replica/types.ts'
import { newCaseCode } from '../case-code.ts'

export interface Begun {
  readonly team: string
  readonly me: string
  readonly today: string
  readonly firstName: string
  readonly secondName: string
  readonly alias: string
  readonly phone: string
  readonly channel: string
  /** The narrative of the first contact, without what is empty. */
  readonly narrative: Values
  /** What to write into a task of today, one each. */
  readonly tasks: readonly string[]
}

const some = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))

/**
 * Opens the case. `made` is the case an earlier attempt made before something else was refused: it is not made twice. Refused
 * as `create` refuses; `made` then says how far it came.
 */
export async function openCase(
  replica: Pick<Replica, 'create'>,
  begun: Begun,
  made?: string,
): Promise<Outcome<{ root: string }> & { made?: string }> {
  const month = begun.today.slice(0, 7)
  let root = made
  if (root === undefined) {
    const header = some({ code: newCaseCode(), firstName: begun.firstName.trim(), secondName: begun.secondName.trim() })
    const alias = begun.alias.trim()
    const phone = begun.phone.trim()
    const outcome = await replica.create('case', {
      team: begun.team,
      facts: { status: 'Active', stage: 'contact', openedMonth: month, team: begun.team, caseWorker: begun.me },
      sealed: {
        header: { ...header, ...(alias ? { aliases: [alias] } : {}) },
        ...(phone ? { identity: { mobilePhone: phone } } : {}),
      },
    })
    if (!outcome.ok) return outcome
    root = outcome.root
  }
  const contact = await replica.create('firstContact', {
    root,
    facts: some({ channel: begun.channel, month }),
    ...(Object.keys(begun.narrative).length > 0 ? { sealed: { narrative: begun.narrative } } : {}),
  })
  if (!contact.ok) return { ...contact, made: root }
  for (const what of begun.tasks) {
    const task = await replica.create('task', {
      root,
      facts: { status: 'open', assignee: begun.me, due: begun.today },
      sealed: { narrative: { what } },
    })
    if (!task.ok) return { ...task, made: root }
  }
  return { ok: true, root }
}
