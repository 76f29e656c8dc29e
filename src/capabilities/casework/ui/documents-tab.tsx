import { useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
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
      <Sheet>
        <div className="row">
          <p className="sub grow">{t('cases.dropHere')}</p>
          <Button onClick={() => props.onWrite('document')}>{t('cases.addDocument')}</Button>
        </div>
      </Sheet>
      <RecordsTab {...props} kinds={['document']} facts={false} />
    </div>
  )
}
