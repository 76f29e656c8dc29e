import { useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import type { OpenRoot } from '#replica/types.ts'
import type { Names } from './names.ts'
import { RecordsTab } from './records-tab.tsx'

/** The documents of a case; files dropped or pasted anywhere here begin a new one. */
export function DocumentsTab(props: {
  root: OpenRoot
  names: Names
  me: string
  onWrite: (kind: string, files?: readonly File[]) => void
}) {
  const { t } = useWords()
  const [over, setOver] = useState(false)
  const begin = (files: FileList) => {
    if (files.length > 0) props.onWrite('document', [...files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button inside is the way by keyboard
    <div
      className={over ? 'drop-page over' : 'drop-page'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        begin(event.dataTransfer.files)
      }}
      onPaste={event => begin(event.clipboardData.files)}
    >
      <p className="sub">{t('cases.dropHere')}</p>
      <RecordsTab {...props} kinds={['document']} facts={false} />
    </div>
  )
}
