import type { OpenRoot } from '#replica/types.ts'
import { CloseCase } from '../../closure/ui/close.tsx'
import { HoldOrErase } from '../../closure/ui/hold.tsx'
import { Reopen } from '../../closure/ui/reopen.tsx'
import type { Names } from '../../ui/names.ts'
import type { CaseAsk } from './case-menu.tsx'
import { Give } from './give.tsx'
import { Holders } from './holders.tsx'
import { Restrict } from './restrict.tsx'
import { Transfer } from './transfer.tsx'

/** What a dialog about a whole case is given. */
export interface AskProps {
  root: OpenRoot
  names: Names
  me: string
  onClose: () => void
}

/** The dialog of one act. */
export function Ask({ what, ...props }: AskProps & { what: CaseAsk }) {
  switch (what) {
    case 'transfer':
      return <Transfer {...props} />
    case 'cover':
    case 'cowork':
      return <Give {...props} does={what} />
    case 'restrict':
      return <Restrict {...props} />
    case 'holders':
      return <Holders {...props} />
    case 'close':
      return <CloseCase {...props} />
    case 'reopen':
      return <Reopen {...props} />
    case 'hold':
    case 'lift':
    case 'erase':
      return <HoldOrErase {...props} does={what} />
  }
}
