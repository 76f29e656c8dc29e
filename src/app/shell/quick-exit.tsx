import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { leave } from '../safety/leave.ts'

/** The visible way out; three times Shift does the same everywhere. */
export function ExitButton({ kill }: { kill: () => void }) {
  const { t } = useWords()
  return (
    <span className="leave no-print" title={t('app.leave.how')}>
      <Button look="danger" onClick={() => leave(kill)}>
        {t('app.leave.label')}
      </Button>
    </span>
  )
}
