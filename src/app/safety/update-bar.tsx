import { useState } from 'react'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { mayBeWriting } from './unsaved.ts'
import { useUpdate } from './update.ts'

/** Quietly offers a newer version. It opens only when the person says so, and not while she is writing. */
export function UpdateBar() {
  const { t } = useWords()
  const take = useUpdate()
  const [said, say] = useState<'ready' | 'unsaved' | 'later'>('ready')
  if (!take || said === 'later') return null
  return (
    <div className="update-bar no-print" role="status">
      <span>{t(said === 'unsaved' ? 'app.update.unsaved' : 'app.update.ready')}</span>
      <span className="row">
        <Button small onClick={() => (said === 'ready' && mayBeWriting() ? say('unsaved') : take())}>
          {t('app.update.take')}
        </Button>
        <Button small look="quiet" onClick={() => say('later')}>
          {t('app.update.later')}
        </Button>
      </span>
    </div>
  )
}
