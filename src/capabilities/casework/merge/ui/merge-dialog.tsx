import { useEffect, useMemo, useRef, useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { RecordPicker } from '#app/forms/record-picker.tsx'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { firstWrong } from '#app/parts/first-wrong.ts'
import { NoteBox } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import type { OpenRoot, Refused } from '#replica/types.ts'
import { caseChoices, type Names, text } from '../../ui/names.ts'
import { mergeCases } from '../merge.ts'
import { nameOfCase } from './use-joined.ts'

/** Joins the case at hand with another one of the same person, after both were looked at side by side. */
export function MergeDialog({ root, names, onClose }: { root: OpenRoot; names: Names; onClose: () => void }) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [id, choose] = useState('')
  const [into, goOnIn] = useState(root.root)
  const [refused, setRefused] = useState<Refused | undefined>()
  const [missing, setMissing] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (missing > 0) firstWrong(box.current)?.focus()
  }, [missing])
  const answer = useLive([`root:${id}`], async one => (id === '' ? undefined : await one.open(id)), [id])
  const other = answer?.ok ? answer.root : undefined
  const find = useMemo(() => caseChoices(replica, root.root, t('cases.unnamed')), [replica, root.root, t])
  const join = () =>
    act(async () => {
      if (!other) return setMissing(missing + 1)
      const outcome = await mergeCases(replica, { from: into === root.root ? other.root : root.root, into })
      setRefused(outcome.ok ? undefined : outcome)
      if (!outcome.ok) return
      toast(t('merge.done'))
      onClose()
    })
  return (
    <Dialog title={t('merge.menu')} onClose={onClose}>
      <div ref={box} className="stack">
        <p>{t('merge.what')}</p>
        <RecordPicker
          label={t('merge.other')}
          hint={t('merge.otherHint')}
          value={id}
          onValue={value => {
            choose(text(value))
            goOnIn(root.root)
            setMissing(0)
          }}
          find={find}
          nameOf={names.recordName}
          problem={missing > 0 ? t('merge.choose') : undefined}
        />
        {other && (
          <>
            <SideBySide roots={[root, other]} names={names} />
            <SelectField
              label={t('merge.goesOnIn')}
              value={into}
              onValue={value => goOnIn(value ?? root.root)}
              choices={[root, other].map(one => ({ value: one.root, label: nameOfCase(one, names) }))}
            />
            <NoteBox tone="soon">{t('merge.check')}</NoteBox>
          </>
        )}
        <Refusal refused={answer && !answer.ok ? answer : refused} />
        <div className="actions">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" busy={busy} onClick={join}>
            {t('merge.do')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

const COMPARED = [
  ['header', 'firstName'],
  ['header', 'secondName'],
  ['header', 'aliases'],
  ['header', 'otherScripts'],
  ['identity', 'birthdate'],
] as const

/** What tells two people apart, of both cases. */
function SideBySide({ roots, names }: { roots: readonly OpenRoot[]; names: Names }) {
  const { t } = names
  const said = (root: OpenRoot, part: 'header' | 'identity', name: string): string => {
    const value = root.records[0]?.sealed[part]?.[name]
    if (Array.isArray(value)) return value.filter(one => typeof one === 'string').join(' · ')
    return name === 'birthdate' ? writtenDay(text(value), names.language) : text(value)
  }
  const lines = COMPARED.filter(([part, name]) => roots.some(root => said(root, part, name) !== ''))
  return (
    <table className="table" aria-label={t('merge.title')}>
      <thead>
        <tr>
          <td />
          {roots.map(root => (
            <th key={root.root} scope="col">
              <bdi>{nameOfCase(root, names)}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([part, name]) => (
          <tr key={name}>
            <th scope="row">{t(`fields.case.${name}.label`)}</th>
            {roots.map(root => (
              <td key={root.root}>
                <bdi>{said(root, part, name) || '–'}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
