import { useState } from 'react'
import { SelectField } from '#app/parts/choice.tsx'
import { type AnyKind, type Compartment, partOf } from '#records'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { CASEWORK_KINDS } from '../index.ts'
import { writableParts } from './editing.ts'
import type { Names } from './names.ts'
import { RecordEditor } from './record-editor.tsx'

/** What can be written into a case, the most frequent first. */
const WRITABLE = [
  'note',
  'task',
  'safeContact',
  'journeyStep',
  'safetyPlan',
  'assessment',
  'firstContact',
  'document',
  'relation',
  'referral',
  'supportPlan',
  'traffickingEvent',
]
export const kindNamed = (name: string): AnyKind | undefined => CASEWORK_KINDS.find(kind => kind.name === name)

interface Props {
  root: OpenRoot
  names: Names
  me: string
  start: string
  files?: readonly File[] | undefined
  onClose: () => void
}

/** Something new in this case: what it is first, then its form. */
export function Write(props: Props) {
  const { t } = props.names
  const [chosen, choose] = useState(props.start)
  const offered = WRITABLE.filter(name => {
    const kind = kindNamed(name)
    return kind && writableParts(kind, props.root).some(part => part !== 'facts')
  })
  const kind = kindNamed(offered.includes(chosen) ? chosen : (offered[0] ?? ''))
  if (!kind) return null
  return (
    <KindEditor
      {...props}
      key={kind.name}
      kind={kind}
      title={t('cases.writeTitle')}
      before={
        <SelectField
          label={t('cases.writeWhat')}
          value={kind.name}
          onValue={choose}
          choices={offered.map(value => ({ value, label: t(`kinds.${value}.label`) }))}
        />
      }
    />
  )
}

/** The editor of a kind. A document lives in one compartment, chosen first: a test result in health, a permit in legal. */
export function KindEditor(
  props: Omit<Props, 'start'> & {
    kind: AnyKind
    record?: OpenRecord
    title: string
    before?: React.ReactNode
    inline?: boolean
  },
) {
  const { kind, record, root, names } = props
  const parts = writableParts(kind, root)
  const places = parts.filter((part): part is Compartment => part !== 'facts')
  const oneOf = places.length > 1 && kind.name === 'document'
  const [place, setPlace] = useState<Compartment | undefined>(
    () => placeOf(kind, record) ?? (places.includes('identity') ? 'identity' : places[0]),
  )
  const used = oneOf ? parts.filter(part => part === 'facts' || part === place) : parts
  return (
    <RecordEditor
      key={place}
      root={root}
      kind={kind}
      record={record}
      parts={used}
      names={names}
      me={props.me}
      title={props.title}
      inline={props.inline ?? false}
      files={props.files}
      onClose={props.onClose}
      before={
        <>
          {props.before}
          {oneOf && !record && (
            <SelectField
              label={names.t('cases.documentPlace')}
              hint={names.t('cases.documentPlaceHint')}
              value={place ?? ''}
              onValue={value => setPlace(places.find(one => one === value))}
              choices={places.map(value => ({ value, label: names.t(`compartments.${value}.label`) }))}
            />
          )}
        </>
      }
    />
  )
}

/** Where an existing document already is. */
const placeOf = (kind: AnyKind, record: OpenRecord | undefined): Compartment | undefined =>
  record &&
  kind.compartments.find(part => Object.keys(partOf(kind, part)).length > 0 && record.sealed[part] !== undefined)
