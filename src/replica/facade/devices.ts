/** Devices with a copy: seen, named, locked, removed. */
import { isUuid, userId } from '#vault'
import type { DevicesFacade } from '../types/devices.ts'
import type { Outcome, Refused } from '../types.ts'
import type { Life } from './life.ts'

const devices = () => import('../devices.ts')
const NOBODY: Refused = { ok: false, code: 'person.unknown' }

/** {@link DevicesFacade} of one replica. */
export const devicesFacade = (life: Life): DevicesFacade => ({
  devices: user =>
    life.run(async ({ copy }) =>
      user === undefined || isUuid(user)
        ? (await devices()).listDevices(copy, user === undefined ? copy.user : userId(user))
        : NOBODY,
    ),
  nameDevice: kind => life.run(async ({ copy }) => (await devices()).keepDevice(copy, life.places.device, kind)),
  removeDevice: (device, user) =>
    life.act(async ({ copy }) =>
      user === undefined || isUuid(user)
        ? (await devices()).removeDevice(copy, device, user === undefined ? copy.user : userId(user))
        : NOBODY,
    ),
  lockDevices: user =>
    life.run(async ({ copy }): Promise<Outcome> => {
      const answer = await copy.transport.call('lockDevices', { body: user === undefined ? {} : { user } })
      return answer.ok ? { ok: true } : answer
    }),
})
