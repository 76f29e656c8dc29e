/** What people have to know: notices and alarms. */
import { listNotices, readNotice } from '../notices.ts'
import type { NoticesFacade } from '../types/notices.ts'
import type { Life } from './life.ts'

/** {@link NoticesFacade} of one replica. */
export const noticesFacade = (life: Life): NoticesFacade => ({
  notices: async () => (life.open === undefined ? [] : listNotices(life.open.copy)),
  async readNotice(id) {
    if (life.open !== undefined) await readNotice(life.open.copy, id)
  },
  async alarms() {
    const alarms = life.open?.copy.alarms.list() ?? []
    const { stopped } = life
    return stopped === undefined || alarms.some(({ id }) => id === stopped.id) ? alarms : [stopped, ...alarms]
  },
  async readAlarm(id) {
    await life.open?.copy.alarms.read(id)
  },
})
