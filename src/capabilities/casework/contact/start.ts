/** What somebody had typed into a search when she began a first contact. It never stands in an address. */
let typed = ''
export const beginWith = (text: string): void => {
  typed = text
}
/** Taken once. */
export function begunWith(): string {
  const text = typed
  typed = ''
  return text
}
