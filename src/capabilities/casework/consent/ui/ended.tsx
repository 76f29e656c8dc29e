import { writtenInstant } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { useLive, useReplica } from '#app/session.tsx'
import type { Notice } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'

/** Where something has to be done by whoever lost the case; of an erased one there is only something to know. */
const TO_DO: ReadonlySet<string> = new Set(['case.consentEnded', 'case.timeOver', 'case.erased'])

const useEnded = (root: string | undefined): Notice[] => {
  const notices = useLive(['notices', 'people', 'list:colleague', 'list:case'], replica => replica.notices(), [])
  return (notices ?? []).filter(({ code, root: of }) => code.startsWith('case.') && (root === undefined || of === root))
}

/**
 * Cases that are open to me no more, each with what I have to do: on Today until I say that it is done, at the case's own place for
 * as long as it is known. A case is called by the code people say aloud; nobody's name is here.
 */
export function Ended({ names, root }: { names: Names; root?: string }) {
  const found = useEnded(root).filter(({ read }) => root !== undefined || !read)
  if (found.length === 0) return null
  return (
    <Sheet title={names.t('consents.ended.title')}>
      {found.map(notice => (
        <One key={notice.id} notice={notice} names={names} />
      ))}
    </Sheet>
  )
}

function One({ notice, names: { t, language } }: { notice: Notice; names: Names }) {
  const replica = useReplica()
  const { code, label, name, at, words = 0, read } = notice
  const what = `consents.ended.${code.slice('case.'.length)}`
  const day = writtenInstant(at, language)
  const toDo = TO_DO.has(code)
  return (
    <NoteBox
      tone="soon"
      actions={
        !read && (
          <Button small onClick={() => void replica.readNotice(notice.id)}>
            {t(toDo ? 'consents.ended.done' : 'consents.ended.seen')}
          </Button>
        )
      }
    >
      <p>
        <b>{label ? t('consents.ended.case', { code: label }) : t('consents.ended.someCase')}</b>{' '}
        <span className="sub">{[name, day].filter(Boolean).join(' · ')}</span>
      </p>
      <p className="reading">{t(what, { count: words })}</p>
      {toDo && (
        <>
          <p>
            <b>{t('consents.ended.now')}</b>
          </p>
          <ul className="bullets reading">
            <li>{t('consents.ended.stop')}</li>
            <li>{t('consents.ended.destroy')}</li>
            <li>{t('consents.ended.passed')}</li>
          </ul>
        </>
      )}
    </NoteBox>
  )
}
