import { writtenInstant } from '#app/formats.ts'
import { hasMessage } from '#app/languages/index.ts'
import { Sheet } from '#app/parts/sheet.tsx'
import { Skeleton } from '#app/parts/skeleton.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useLive } from '#app/session.tsx'
import type { OpenRoot } from '#replica/types.ts'
import type { Names } from './names.ts'

/** Acts on a case that wait for nobody. */
const AT_ONCE: ReadonlySet<string> = new Set(['cowork', 'cover', 'restrict', 'leave'])

/** Who opened and changed this case, from the log that cannot be quietly altered. */
export function LogTab({ root, names }: { root: OpenRoot; names: Names }) {
  const { t, language } = names
  const answer = useLive([], replica => replica.whoOpened(root.root), [root.root])
  const said = (action: string) => {
    const [what, act = '', how] = action.split('.')
    if (what === 'act' && hasMessage(`cases.log.act.${act}`)) {
      const done = t(`cases.log.act.${act}`)
      if (how === undefined && AT_ONCE.has(act)) return done
      return t(`cases.log.how.${how ?? 'asked'}`, { act: done })
    }
    return hasMessage(`cases.log.action.${action}`) ? t(`cases.log.action.${action}`) : action
  }
  return (
    <Sheet title={t('cases.tab.log')}>
      <p className="sub reading">{t('cases.log.text')}</p>
      <Refusal refused={answer && !answer.ok ? answer : undefined} />
      {!answer && <Skeleton lines={4} />}
      {answer?.ok && answer.entries.length === 0 && <p className="sub">{t('cases.noneYet')}</p>}
      {answer?.ok &&
        [...answer.entries]
          .sort((a, b) => b.at - a.at)
          .map(entry => (
            <div className="line log" key={`${entry.at}${entry.user}${entry.action}`}>
              <time>{writtenInstant(entry.at, language)}</time>
              <div>
                {entry.user ? names.personName(entry.user) : '–'} <span className="sub">{said(entry.action)}</span>
              </div>
            </div>
          ))}
    </Sheet>
  )
}
