/** The six words two people read to each other before one of them vouches for the other's keys. */
import { type Bytes, concat, sixWords } from '#vault'
import type { Language } from './types.ts'

/** Words of both public keys of a person: whoever exchanged either of them would show other words. */
export const keyWords = (keys: { encPk: Bytes; sigPk: Bytes }, language: Language): Promise<string> =>
  sixWords(concat(keys.encPk, keys.sigPk), language)
