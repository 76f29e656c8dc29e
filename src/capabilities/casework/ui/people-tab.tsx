import { useState } from 'react'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal, refusalText } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { JoinedSheet } from '../merge/ui/joined.tsx'
import type { Joined } from '../merge/ui/use-joined.ts'
import { caseTitle } from '../search.ts'
import { type Names, text, useOwnFields } from './names.ts'
import { RecordCard } from './record-sheet.tsx'
import { inverseOf, relationTo } from './relations.ts'
import { WhoCanOpen } from './who-can-open.tsx'
import { kindNamed } from './write.tsx'

interface Props {
  root: OpenRoot
  names: Names
  me: string
  onWrite: (kind: string) => void
  joined: Joined
}

/** The people in her life. One who has a case here as well is linked, and the link can be noted in that case too. */
export function PeopleTab({ root, names, me, onWrite, joined }: Props) {
  const own = useOwnFields()
  const { t } = names
  const kind = kindNamed('relation')
  const [linked, link] = useState<OpenRecord | undefined>()
  const relations = root.records.filter(record => record.kind === 'relation')
  if (!kind) return null
  return (
    <div className="reading-wide">
      <Sheet
        title={t('cases.tab.people')}
        who={<WhoCanOpen root={root} part="identity" names={names} />}
        actions={
          <Button small onClick={() => onWrite('relation')}>
            {t('app.add')}
          </Button>
        }
      >
        {relations.length === 0 && <p className="sub">{t('cases.noneYet')}</p>}
        {relations.map(relation => (
          <div key={relation.rec}>
            <RecordCard root={root} kind={kind} record={relation} own={own} names={names} me={me} />
            {text(relation.sealed.identity?.otherCase) !== '' && (
              <p className="row no-print under-card">
                <Button small onClick={() => link(relation)}>
                  {t('cases.relation.there')}
                </Button>
              </p>
            )}
          </div>
        ))}
      </Sheet>
      <JoinedSheet joined={joined} names={names} />
      {linked && <NoteThere root={root} relation={linked} names={names} onClose={() => link(undefined)} />}
    </div>
  )
}

/**
 * The other direction of a relation. Nothing is written into the other case by itself: its teams would learn that this case
 * exists, so who that is stands here first.
 */
function NoteThere(props: { root: OpenRoot; relation: OpenRecord; names: Names; onClose: () => void }) {
  const { root, relation, names, onClose } = props
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const id = text(relation.sealed.identity?.otherCase)
  const there = useLive([`root:${id}`], one => one.open(id), [id])
  const known = there?.ok ? relationTo(there.root, root.root) : undefined
  const type = inverseOf(text(relation.sealed.identity?.type), root.records[0])
  const note = () =>
    act(async () => {
      const name = caseTitle(root.records[0]?.sealed.header ?? {})
      const identity = { otherCase: root.root, ...(type ? { type } : {}), ...(name ? { name } : {}) }
      const outcome = await replica.create('relation', { root: id, sealed: { identity } })
      toast(outcome.ok ? t('app.saved') : refusalText(outcome, t))
      onClose()
    })
  const typeName = (one: string) => (one ? t(`lists.relationType.${one}`) : t('kinds.relation.label'))
  return (
    <Dialog title={t('cases.relation.title', { name: names.recordName(id) })} onClose={onClose}>
      <Refusal refused={there && !there.ok ? there : undefined} />
      {!there && <p role="status">{t('app.loading')}</p>}
      {there?.ok && known && <p>{t('cases.relation.known', { type: typeName(text(known.sealed.identity?.type)) })}</p>}
      {there?.ok && !known && (
        <>
          <p className="reading">{t('cases.relation.ask', { type: typeName(type) })}</p>
          <p className="row">
            <WhoCanOpen root={there.root} part="identity" names={names} />
          </p>
          <div className="actions row end">
            <Button onClick={onClose}>{t('app.cancel')}</Button>
            <Button look="primary" busy={busy || !there.root.mine.includes('identity')} onClick={note}>
              {t('cases.relation.note')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
