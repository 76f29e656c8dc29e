import { useWords } from '../../languages/index.ts'
import { Sheet, Who } from '../../parts/sheet.tsx'
import type { Practice } from './place.ts'

/** The rehearsed case as it would lie on the table: the same sheets, each with who can open it. */
export function ExampleCase({ practice }: { practice: Practice }) {
  const { t } = useWords()
  const team = <Who>{t('help.practice.caseTeam')}</Who>
  return (
    <div className="example">
      <Sheet title={t('help.practice.labels.contact')} who={team}>
        <dl className="facts">
          <dt>{t('help.practice.labels.name')}</dt>
          <dd>
            <bdi>{practice.name}</bdi> <span className="code">H-7K3F9</span>
          </dd>
          <dt>{t('help.practice.contact.field')}</dt>
          <dd dir="auto">{practice.contact}</dd>
          <dt>{t('help.practice.contact.ifAsked')}</dt>
          <dd dir="auto">{practice.ifAsked}</dd>
        </dl>
      </Sheet>
      <Sheet title={t('help.practice.labels.story')} who={team}>
        <p className="reading pre" dir="auto">
          {practice.note}
        </p>
      </Sheet>
      <Sheet title={t('help.practice.labels.next')} who={team}>
        <dl className="facts">
          <dt>{t(`help.practice.next.${practice.due}`)}</dt>
          <dd dir="auto">{practice.task}</dd>
          <dt>{t('help.practice.labels.consent')}</dt>
          <dd>{t(`help.practice.consent.${practice.consent || 'unknown'}`)}</dd>
        </dl>
      </Sheet>
    </div>
  )
}
