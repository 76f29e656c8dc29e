/** How a device knows the passphrase for being forced from the real one: by what its slot holds (decision 0092). */
import { type Bytes, hkdf, idBytes, lp, type SlotOwner } from '#vault'

/** Answered inside the replica when somebody was forced; no person ever sees it. */
export const FORCED = 'duress'

/** What the slot of such a passphrase holds in the place of a master key: nothing opens with it. */
export const duressMark = (kek: Bytes, owner: SlotOwner): Bytes =>
  hkdf(kek, lp(['ct/v1/duress', idBytes(owner.inst), idBytes(owner.user)]), 32)
