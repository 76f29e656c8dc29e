import { agendaOf } from '../agenda.ts'
import type { AgendaFacade } from '../types/agenda.ts'
import type { Life } from './life.ts'

/** {@link AgendaFacade} of one replica. */
export const agendaFacade = (life: Life): AgendaFacade => ({
  async agenda(query) {
    const copy = life.open?.copy
    return copy === undefined ? { items: [], total: 0, ready: false } : agendaOf(copy, query)
  },
})
