import { useState } from 'react'
import { writtenDay, writtenInstant } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import { useLive } from '#app/session.tsx'
import type { OpenRoot, VersionEntry } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'
import { countChanges, type PlanText, type PlanView, planText, readSnapshot } from '../plan.ts'

interface Version {
  entry: VersionEntry
  text: PlanText
}

/** Every version of the plan that was kept: who kept it, what it said, and what is different now. */
export function Versions({ root, names, view }: { root: OpenRoot; names: Names; view: PlanView }) {
  const { t, language } = names
  const [read, setRead] = useState<Version | undefined>()
  const answer = useLive(
    [`root:${root.root}`],
    replica => replica.history({ root: root.root, rec: view.plan.rec }, 'narrative'),
    [view.plan.rec],
  )
  const versions = answer?.ok ? versionsOf(answer.versions) : []
  const [last] = versions
  if (!last) return null
  const { goals, actions, gone } = countChanges(last.text, planText(view))
  return (
    <Sheet title={t('plan.versions')}>
      {goals + actions + gone > 0 && <p className="sub">{t('plan.since', { goals, actions, gone })}</p>}
      <ul>
        {versions.map(version => (
          <li key={version.entry.version} className="row task-row">
            <span className="grow">
              {writtenInstant(version.entry.at, language)}
              <small>{names.personName(version.entry.author)}</small>
            </span>
            <Button
              small
              look="quiet"
              aria-label={`${t('plan.read')}${t('app.colon')}${writtenInstant(version.entry.at, language)}`}
              onClick={() => setRead(version)}
            >
              {t('plan.read')}
            </Button>
          </li>
        ))}
      </ul>
      {read && (
        <Dialog
          title={t('plan.versionOf', { when: writtenInstant(read.entry.at, language) })}
          onClose={() => setRead(undefined)}
        >
          <PlanPage text={read.text} names={names} />
        </Dialog>
      )}
    </Sheet>
  )
}

/** Newest first; what was written without a change of the plan's words is no version of it. */
function versionsOf(entries: readonly VersionEntry[]): Version[] {
  const versions: Version[] = []
  let before = ''
  for (const entry of entries.toSorted((a, b) => a.version - b.version)) {
    const kept = entry.document?.snapshot
    const text = readSnapshot(kept)
    if (text === undefined || kept === before) continue
    before = String(kept)
    versions.push({ entry, text })
  }
  return versions.toReversed()
}

function PlanPage({ text, names }: { text: PlanText; names: Names }) {
  const { t, language } = names
  return (
    <>
      {text.wish && (
        <blockquote className="plan-words pre">
          <bdi>{text.wish}</bdi>
        </blockquote>
      )}
      {text.goals.map((goal, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a version that was kept never changes
        <section key={index}>
          <h3>
            <bdi>{goal.words}</bdi>
          </h3>
          <ul className="plan-list">
            {goal.actions.map((action, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a version that was kept never changes
              <li key={at}>
                <bdi>{action.what}</bdi>{' '}
                <small>
                  {[
                    action.doneBy && t(`lists.doneBy.${action.doneBy}`),
                    action.partner,
                    action.due && writtenDay(action.due, language),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
