/** Devices with a copy. */
import type { DEVICE_KINDS } from '../protocol.ts'
import type { Outcome } from './shapes.ts'

export type DeviceKind = (typeof DEVICE_KINDS)[number]
/** A device that signed in with a copy kept on it. Shared computers leave nothing and are not listed. */
export type DeviceView = {
  id: string
  kind: DeviceKind
  /** Days, `2026-11-21`: the server keeps no hours of devices. */
  firstSeen: string
  lastSeen: string
  /** The one in use now. */
  here: boolean
  /** Removed: signs in no more, and wipes its copy at its next contact. */
  removed: boolean
  /** Told to lock: comes back only with the passphrase. */
  locked: boolean
}

/** Devices with a copy. */
export interface DevicesFacade {
  /** My devices, or those of `user` for a key officer. */
  devices(user?: string): Promise<Outcome<{ devices: DeviceView[] }>>
  /** Says what kind this device is. */
  nameDevice(kind: DeviceKind): Promise<Outcome>
  /**
   * A lost device, mine or, for a key officer, of `user`: signed out, never let in again, told to wipe its copy at its next
   * contact; her teams get new secrets (`due`: by their leads' devices).
   */
  removeDevice(device: string, user?: string): Promise<Outcome<{ rotated: string[]; due: string[] }>>
  /** Locks every other device of mine, or, for a key officer, every device of `user`: they come back only with the passphrase. */
  lockDevices(user?: string): Promise<Outcome>
}
