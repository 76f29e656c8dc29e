import { useState } from 'react'
import { SelectField } from '#app/parts/choice.tsx'
import { COMPARTMENTS } from '#records'
import type { OpenRoot } from '#replica/types.ts'
import { CASEWORK_KINDS } from '../../records.ts'
import type { Names } from '../../ui/names.ts'
import { chronologyBlocks, formBlocks, summaryBlocks } from './case-papers.ts'
import { PrintDialog } from './print-dialog.tsx'
import type { CasePaperName } from './print-menu.tsx'

/** Kinds whose questions make sense on an empty sheet. */
const FORMS = ['note', 'safeContact', 'riskLevel', 'supportPlan', 'traffickingEvent', 'relation']

/** The papers every case has. */
export function CasePaper(props: { root: OpenRoot; names: Names; what: CasePaperName; onClose: () => void }) {
  const { root, names, what, onClose } = props
  const { t } = names
  const kinds = FORMS.flatMap(name => CASEWORK_KINDS.find(kind => kind.name === name) ?? [])
  const [wanted, want] = useState(FORMS[0] ?? '')
  const kind = kinds.find(one => one.name === wanted)
  const shared = { root, names, onClose }
  if (what === 'summary') return <PrintDialog {...shared} what="summary" make={summaryBlocks} offers={COMPARTMENTS} />
  if (what === 'chronology')
    return <PrintDialog {...shared} what="chronology" make={chronologyBlocks} offers={COMPARTMENTS} period />
  return (
    <PrintDialog
      {...shared}
      what="form"
      blank
      parts={kind?.compartments ?? []}
      make={choice => (kind ? formBlocks(kind, choice) : [])}
      before={
        <SelectField
          label={t('printing.form')}
          value={wanted}
          onValue={want}
          choices={kinds.map(one => ({ value: one.name, label: t(`kinds.${one.name}.label`) }))}
        />
      }
    />
  )
}
