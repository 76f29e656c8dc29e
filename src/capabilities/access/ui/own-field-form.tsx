import type { ReactNode } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { Form } from '#app/parts/form.tsx'
import { Refusal } from '#app/refusals.tsx'
import type { Refused } from '#replica/types.ts'

/** The frame of writing an own field: what is wrong stands first, each tied to its place; one press keeps it. */
export function OwnFieldForm(props: {
  title: string
  lead?: string
  problems: ReadonlyArray<{ id: string; text: string }>
  refused: Refused | undefined
  busy: boolean
  keep: string
  onKeep: () => void
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useWords()
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <Form busy={props.busy} onSubmit={props.onKeep}>
        {props.lead && <p className="sub reading">{props.lead}</p>}
        <ErrorSummary problems={props.problems} />
        <Refusal refused={props.refused} />
        {props.children}
        <div className="actions row end">
          <Button onClick={props.onClose}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit" busy={props.busy}>
            {props.keep}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
