/** Checking everything: directory, signatures, case heads, the log. */
import type { Command } from '../command.ts'
import { SIGN_IN, type World, withSession } from '../session.ts'

export const verifyCommands = (world: World): readonly Command[] => [
  {
    name: 'verify',
    arguments: [],
    options: SIGN_IN,
    run: (terminal, given) =>
      withSession(world, terminal, given, async replica => {
        const checked = await replica.verify(p => terminal.progress(terminal.say(`steps.${p.step}`), p.done, p.total))
        if (!checked.ok) return checked
        const { report } = checked
        if (!report.ok) return { ok: false, code: 'cli.disagrees', data: { count: report.problems.length, report } }
        return {
          ok: true,
          data: report,
          text: [
            terminal.say('notes.verified', {
              signatures: report.signatures,
              heads: report.heads,
              log: report.log.size,
            }),
          ],
        }
      }),
  },
]
