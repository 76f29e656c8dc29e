/** What is done with a whole case. */
import type { CaseActsFacade } from '../types/case-acts.ts'
import type { Life } from './life.ts'

const acts = () => import('../case-acts/act.ts')
const letters = () => import('../case-acts/letters.ts')
const retention = () => import('../case-acts/retention.ts')

/** {@link CaseActsFacade} of one replica. */
export const caseActsFacade = (life: Life): CaseActsFacade => ({
  caseActs: root =>
    life.run(async ({ copy }) => {
      const listed = await (await import('../case-acts/list.ts')).listCaseActs(copy, root)
      return listed.ok ? { ok: true, acts: listed.acts, held: listed.held } : listed
    }),
  askCaseAct: input => life.act(async ({ copy }) => (await acts()).askCaseAct(copy, input)),
  answerCaseAct: (act, how, answer) =>
    life.act(async ({ copy, sync }) => (await acts()).answerCaseAct(copy, sync, act, how, answer)),
  endCaseAct: act => life.act(async ({ copy }) => (await acts()).endCaseAct(copy, act)),
  leaveLetter: (team, document) => life.act(async ({ copy }) => (await letters()).leaveLetter(copy, team, document)),
  letters: team => life.run(async ({ copy }) => (await letters()).listLetters(copy, team)),
  async holders(root) {
    const { open } = life
    return open === undefined ? [] : (await import('../case-acts/give.ts')).holdersOf(open.copy, root)
  },
  async retention() {
    const { open } = life
    return open === undefined ? { months: {}, keepFacts: false } : (await retention()).retentionOf(open.copy.directory)
  },
  setRetention: rule => life.act(async ({ copy }) => (await retention()).setRetention(copy, rule)),
})
