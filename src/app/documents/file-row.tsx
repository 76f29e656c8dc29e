import { lazy, Suspense, useState } from 'react'
import type { FileValue } from '#replica/types.ts'
import { fileSize } from '../formats.ts'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { NoteBox, Pill } from '../parts/sheet.tsx'
import { toast } from '../parts/toasts.tsx'
import { refusalText } from '../refusals.tsx'
import { useAct, useLive, useMe, useReplica } from '../session.tsx'
import { formatOfMedia, liedAbout } from './file-type.ts'
import { saveAs } from './save-as.ts'

const PreviewDialog = lazy(async () => ({ default: (await import('./preview-dialog.tsx')).PreviewDialog }))
const SHOWN = /^image\/(jpeg|png|webp|gif|bmp)$|^application\/pdf$/

/** One file of a document: what it is, how far it is on its way, and what can be done with it. */
export function FileRow({ file }: { file: FileValue }) {
  const { t, language } = useWords()
  const replica = useReplica()
  const { shared } = useMe()
  const { busy, act } = useAct()
  const [asked, ask] = useState<'look' | 'save' | undefined>()
  const state = useLive(['sync'], one => one.fileState(file.id), [file.id])
  const format = formatOfMedia(file.type)
  const said = liedAbout(file.name, format)
  const formatName = (one: string) => t(`app.documents.format.${one}`)
  const keep = () =>
    act(async () => {
      const outcome = state?.here ? await replica.dropOffline(file.id) : await replica.keepOffline(file)
      toast(
        outcome.ok
          ? t(state?.here ? 'app.documents.offlineGone' : 'app.documents.offlineKept')
          : refusalText(outcome, t),
      )
    })
  return (
    <div className="file">
      <div className="grow">
        <bdi>{file.name}</bdi>
        <span className="sub">
          {[
            formatName(format),
            fileSize(file.size, language),
            file.photoData && t(`app.documents.hiddenData.${file.photoData}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {said !== undefined && (
          <p className="wrong">
            {t('app.documents.lies', { name: file.name, said: formatName(said), is: formatName(format) })}
          </p>
        )}
        {['svg', 'web', 'program'].includes(format) && <p className="sub">{t('app.documents.notShown')}</p>}
        {state?.waiting && (
          <span role="status">
            <Pill tone="soon">{t('app.documents.sending', { sent: state.sent, of: state.chunks })}</Pill>
          </span>
        )}
        {state?.here && !state.waiting && <Pill>{t('app.documents.here')}</Pill>}
      </div>
      <span className="tools row no-print">
        {SHOWN.test(file.type) && (
          <Button small onClick={() => ask('look')}>
            {t('app.documents.look')}
          </Button>
        )}
        <Button small onClick={() => ask('save')}>
          {t('app.documents.save')}
        </Button>
        {!shared && state && !state.waiting && (
          <Button small look="quiet" busy={busy} onClick={keep}>
            {t(state.here ? 'app.documents.offlineDrop' : 'app.documents.offlineKeep')}
          </Button>
        )}
      </span>
      {asked === 'look' && (
        <Suspense fallback={null}>
          <PreviewDialog file={file} onClose={() => ask(undefined)} />
        </Suspense>
      )}
      {asked === 'save' && <SaveDialog file={file} said={said} onClose={() => ask(undefined)} />}
    </div>
  )
}

/** A saved copy leaves the seal, so it is said before. */
function SaveDialog(props: { file: FileValue; said: string | undefined; onClose: () => void }) {
  const { file, said, onClose } = props
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const format = formatOfMedia(file.type)
  const risky = said !== undefined || ['program', 'web', 'svg', 'zip', 'unknown'].includes(format)
  const save = () =>
    act(async () => {
      const outcome = await replica.readFile(file)
      if (outcome.ok) saveAs(outcome.bytes, file.name)
      else toast(refusalText(outcome, t))
      onClose()
    })
  return (
    <Dialog title={t('app.documents.saveTitle')} onClose={onClose}>
      <p className="reading">{t('app.documents.saveText')}</p>
      {risky && (
        <NoteBox tone="danger">{t('app.documents.risky', { is: t(`app.documents.format.${format}`) })}</NoteBox>
      )}
      <div className="actions row end">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look={risky ? 'danger' : 'primary'} busy={busy} onClick={save}>
          {t('app.documents.saveYes')}
        </Button>
      </div>
    </Dialog>
  )
}
