import { useState } from 'react'
import { writtenInstant } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox, Pill } from '#app/parts/sheet.tsx'
import type { AnyKind, OwnField, Part } from '#records'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { History } from './history.tsx'
import type { Names } from './names.ts'
import { RecordEditor } from './record-editor.tsx'
import { answersOf, PartView } from './record-view.tsx'
import { WhoCanOpen } from './who-can-open.tsx'
import { KindEditor } from './write.tsx'

interface Props {
  root: OpenRoot
  kind: AnyKind
  record: OpenRecord
  own: readonly OwnField[]
  names: Names
  me: string
}

/** One part of a record with its badge, its last change, and the doors to change it and to its history. */
export function PartSection(props: Props & { part: Part; without?: ReadonlySet<string>; title?: string }) {
  const { root, part, record, names } = props
  const { t } = names
  const [asked, ask] = useState<'edit' | 'history' | undefined>()
  const state = record.versions[part]
  const closed = part !== 'facts' && record.closed.includes(part)
  const mine = part === 'facts' || root.mine.includes(part)
  const close = () => ask(undefined)
  return (
    <section className="sheet" aria-label={props.title ?? t(`compartments.${part}.label`)}>
      <header>
        <h2>{props.title ?? t(`compartments.${part}.label`)}</h2>
        <WhoCanOpen root={root} part={part} names={names} />
        <span className="tools no-print">
          {mine && asked !== 'edit' && (
            <Button small onClick={() => ask('edit')}>
              {t('app.edit')}
            </Button>
          )}
          {state && (
            <Button small look="quiet" onClick={() => ask('history')}>
              {t('cases.history.open')}
            </Button>
          )}
        </span>
      </header>
      {closed && <NoteBox>{t('cases.closedPart')}</NoteBox>}
      {!closed && asked !== 'edit' && <PartView {...props} />}
      {asked === 'edit' && (
        <RecordEditor
          {...props}
          parts={[part]}
          title={props.title ?? t(`compartments.${part}.label`)}
          inline
          onClose={close}
          {...(props.without ? { without: props.without } : {})}
        />
      )}
      {state && (
        <p className="sub">
          {t('cases.lastChange', {
            name: names.personName(state.author),
            when: writtenInstant(state.at, names.language),
          })}
        </p>
      )}
      {asked === 'history' && <History {...props} onClose={close} />}
    </section>
  )
}

/** What an act of its own writes is only read here: changed it is by that act, or not at all. */
const BY_ACTS: ReadonlySet<string> = new Set([
  'plan',
  'approval',
  'caseMove',
  'closing',
  'disclosure',
  'consentRecord',
  'lawfulException',
  'exceptionApproval',
  'rightsTold',
  'mergeLink',
  'interview',
])

/** A whole record in a list: all its open parts, and the same doors. */
export function RecordCard(props: Props) {
  const { kind, record, names } = props
  const { t } = names
  const [asked, ask] = useState<'edit' | Part | undefined>()
  const parts: Part[] = ['facts', ...kind.compartments]
  const present = parts.filter(part => record.versions[part] !== undefined)
  const newest = present
    .map(part => record.versions[part])
    .filter(state => state !== undefined)
    .sort((a, b) => b.at - a.at)[0]
  // What one cannot read one does not change: its words would be out of sight.
  const sealed = present.filter(part => part !== 'facts')
  const writable = sealed.every(part => props.root.mine.some(mine => mine === part))
  const close = () => ask(undefined)
  if (asked === 'edit')
    return (
      <div className="card">
        <KindEditor {...props} title={t(`kinds.${kind.name}.label`)} inline onClose={close} />
      </div>
    )
  return (
    <div className="card">
      {present.map(part =>
        part !== 'facts' && record.closed.includes(part) ? (
          <NoteBox key={part}>{t('cases.closedPart')}</NoteBox>
        ) : (
          (part !== 'facts' || answersOf(kind, part, record, props).length > 0) && (
            <PartView key={part} {...props} part={part} />
          )
        ),
      )}
      <div className="row">
        <span className="sub grow">
          {newest &&
            t('cases.lastChange', {
              name: names.personName(newest.author),
              when: writtenInstant(newest.at, names.language),
            })}{' '}
          {record.waiting && <Pill>{t('cases.waiting')}</Pill>}
        </span>
        <span className="tools no-print row">
          {writable && !BY_ACTS.has(kind.name) && (
            <Button small onClick={() => ask('edit')}>
              {t('app.edit')}
            </Button>
          )}
          {present.map(part => (
            <Button key={part} small look="quiet" onClick={() => ask(part)}>
              {present.length === 1
                ? t('cases.history.open')
                : t('cases.history.of', { section: t(`compartments.${part}.label`) })}
            </Button>
          ))}
        </span>
      </div>
      {asked && <History {...props} part={asked} onClose={close} />}
    </div>
  )
}
