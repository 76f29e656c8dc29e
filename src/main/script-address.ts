/**
 * The only door for script addresses under Trusted Types (security.md 5.12): two files of our own build and nothing else.
 * The policy's name is fixed in the content policy the server sends.
 */
interface Policy {
  createScriptURL(address: string): string
}
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy
}
declare global {
  interface Window {
    trustedTypes?: TrustedTypes
  }
}

const OWN = /^\/(assets\/worker-[\w-]+\.js|service-worker\.js|src\/main\/worker\.ts\?[\w&=]+)$/
const createScriptURL = (address: string): string => {
  if (!OWN.test(address)) throw new TypeError('not a script of this app')
  return address
}
const policy = window.trustedTypes?.createPolicy('halte', { createScriptURL })

/** An address that may become a worker. Throws for any other than our own. */
export const scriptAddress = (address: string): string =>
  policy ? policy.createScriptURL(address) : createScriptURL(address)
