/**
 * A browser may throw away everything a page keeps, and then nothing is left that could say so: only a cookie stays. It holds
 * the end of each person's id and how many of her edits wait to be sent; no name, no address, nothing of a file. On shared
 * computers it is never written (decision 0090).
 */
const NAME = 'halte-kept'
const YEAR_S = 31_536_000
const ENTRY = /^([0-9a-f]{8})\.(\d{1,6})$/

export interface KeptHere {
  /** The end of the person's id. */
  person: string
  waiting: number
}
const endOf = (user: string): string => user.slice(-8)

/** What the cookie text says; what is not ours is ignored. */
export function readKept(cookies: string): KeptHere[] {
  const value = cookies
    .split('; ')
    .find(pair => pair.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1)
  return (value ?? '').split('_').flatMap(text => {
    const [, person, waiting] = ENTRY.exec(text) ?? []
    return person === undefined ? [] : [{ person, waiting: Number(waiting) }]
  })
}

function write(kept: readonly KeptHere[]): void {
  const value = kept.map(({ person, waiting }) => `${person}.${waiting}`).join('_')
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the other interface does not exist in every browser we support.
  document.cookie = `${NAME}=${value}; path=/; samesite=strict; max-age=${kept.length === 0 ? 0 : YEAR_S}${secure}`
}

/** Notes how much of a person waits here. */
export function noteKept(user: string, waiting: number): void {
  const others = readKept(document.cookie).filter(({ person }) => person !== endOf(user))
  write([...others, { person: endOf(user), waiting: Math.min(waiting, 999_999) }])
}

/** Whose copy is gone though nobody took it away: known to the cookie, unknown to this device. */
export function missingHere(kept: readonly KeptHere[], remembered: readonly { user: string }[]): KeptHere[] {
  const here = new Set(remembered.map(({ user }) => endOf(user)))
  return kept.filter(({ person }) => !here.has(person))
}

/** Forgets those whose copy is not here: it was read, or they were taken away on purpose. */
export function forgetMissing(remembered: readonly { user: string }[]): void {
  const kept = readKept(document.cookie)
  const missing = new Set(missingHere(kept, remembered))
  if (missing.size > 0) write(kept.filter(one => !missing.has(one)))
}

export const keptHere = (): KeptHere[] => readKept(document.cookie)
