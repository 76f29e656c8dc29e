import { useState } from 'react'
import { useLocation } from 'wouter'
import { writtenInstant } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { useLive, useReplica } from '#app/session.tsx'
import { COMPARTMENTS, type Part } from '#records'
import type { Draft, OpenRoot } from '#replica/types.ts'
import { caseKind } from '../case.ts'
import { formKey, useOpenForms } from './editing.ts'
import { GO_ON } from './kept-form.ts'
import type { Names } from './names.ts'
import { RecordEditor } from './record-editor.tsx'
import { kindNamed } from './write.tsx'

/** What one had begun to write in this case and not saved: offered again, or thrown away, never lost. */
export function Begun(props: { root: OpenRoot; names: Names; me: string }) {
  const { root, names } = props
  const { t, language } = names
  const replica = useReplica()
  const forms = useOpenForms().split('|')
  const kept = useLive(['drafts'], one => one.drafts(root.root), [root.root])
  const [, go] = useLocation()
  const [going, goOn] = useState<Draft | undefined>()
  const kind = going && kindOf(going)
  const drop = (draft: Draft) =>
    void replica.dropDraft(draft.id).then(() =>
      toast(t('cases.draft.dropped'), {
        label: t('cases.draft.back'),
        onPress: () => void replica.keepDraft(withoutTime(draft)),
      }),
    )
  const drafts = (kept ?? []).filter(one => !forms.includes(formKey(one.root, one.rec ?? one.kind, one.parts)))
  if (drafts.length === 0 && !going) return null
  return (
    <div className="after no-print">
      {drafts.length > 0 && (
        <NoteBox title={t('cases.draft.begun')} live>
          {drafts.map(draft => (
            <div className="row" key={draft.id}>
              <span className="grow">
                {what(draft, names)} <span className="sub">{writtenInstant(draft.at, language)}</span>
              </span>
              <Button small onClick={() => (hrefOf(draft) ? go(hrefOf(draft) ?? '') : goOn(draft))}>
                {t('cases.draft.goOn')}
              </Button>
              <Button small look="quiet" onClick={() => drop(draft)}>
                {t('cases.draft.drop')}
              </Button>
            </div>
          ))}
        </NoteBox>
      )}
      {going && kind && (
        <RecordEditor
          root={root}
          kind={kind}
          record={root.records.find(record => record.rec === going.rec)}
          parts={partsOf(going)}
          names={names}
          me={props.me}
          title={what(going, names)}
          onClose={() => goOn(undefined)}
        />
      )}
    </div>
  )
}

/** Where what has a screen of its own goes on. */
const SCREENS: Readonly<Record<string, string>> = {
  identificationDecision: 'identification',
  riskLevel: 'safety',
  suicideCheck: 'safety',
  consentRecord: `consent?${GO_ON}`,
}
function hrefOf({ root, rec, kind }: Draft): string | undefined {
  if (kind === 'interview') return `/cases/${root}/interview/${rec ?? 'new'}`
  const screen = rec === undefined ? SCREENS[kind] : undefined
  return screen && `/cases/${root}/${screen}`
}

const kindOf = (draft: Draft) => (draft.kind === caseKind.name ? caseKind : kindNamed(draft.kind))
const PARTS: readonly Part[] = ['facts', ...COMPARTMENTS]
const partsOf = (draft: Draft): Part[] => draft.parts.flatMap(name => PARTS.filter(part => part === name))
const withoutTime = ({ at: _, id: __, ...draft }: Draft) => draft

/** A new note, or the part of the case that was being changed. */
function what(draft: Draft, { t }: Names): string {
  const [part] = draft.parts
  return draft.kind === caseKind.name && part
    ? t(`compartments.${part}.label`)
    : t(draft.rec ? 'cases.draft.change' : 'cases.draft.new', { what: t(`kinds.${draft.kind}.label`) })
}
