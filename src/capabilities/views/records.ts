/** Saved views of lists: what one looked for, in which columns and order, under a name. */
import { code, kind, list, text, yesNo } from '#records'

/**
 * A view shared with a team: sealed like everything else, so the server learns neither its name nor what a team looks for.
 * Each part is a field of its own, so that two people who change different parts are merged. Views of one person alone
 * stay on her device (decision 0080).
 */
export const view = kind('view', {
  since: 1,
  sealed: {
    header: {
      name: text({ max: 120 }).key(1).required(),
      /** The kind whose list it is a view of. */
      on: code({ max: 48 }).key(2).required(),
      /** One condition each, as `conditionText` writes them. */
      conditions: list(text({ max: 4000 }), { max: 20 }).key(3),
      /** Fields of the kind, or `own.<key>`. */
      columns: list(code({ max: 96 }), { max: 40 }).key(4),
      orderBy: code({ max: 96 }).key(5),
      descending: yesNo().key(6),
      /** Taken out of the lists of views; kept, as everything is. */
      retired: yesNo().key(7),
    },
  },
  list: ['name', 'on', 'retired'],
})

export const VIEW_KINDS = [view] as const
