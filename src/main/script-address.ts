/**
 * The only door for scripts under Trusted Types (security.md 5.12): the addresses of our own workers, and the pages of our own
 * preview frames, whose one script the content policy knows by its hash. The policy's name is fixed in that content policy.
 */
interface Policy {
  createScriptURL(address: string): string
  createHTML(page: string): string
}
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy
}
declare global {
  interface Window {
    trustedTypes?: TrustedTypes
  }
}

const OWN =
  /^\/(assets\/worker-[\w-]+\.js|service-worker\.js|src\/(main\/worker|app\/(documents\/worker-documents|paper\/worker-paper))\.ts\?[\w&=]+)$/
const createScriptURL = (address: string): string => {
  if (!OWN.test(address)) throw new TypeError('not a script of this app')
  return address
}
/** One script in an empty page that may load nothing. */
const FRAME =
  /^<!doctype html><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'sha256-[\w+/]{43}='"><script type="module">/
const createHTML = (page: string): string => {
  const script = FRAME.exec(page)?.[0]
  if (script === undefined || page.indexOf('</script') !== page.length - '</script>'.length)
    throw new TypeError('not a frame of this app')
  return page
}
const policy = window.trustedTypes?.createPolicy('halte', { createScriptURL, createHTML })

/** An address that may become a worker. Throws for any other than our own. */
export const scriptAddress = (address: string): string =>
  policy ? policy.createScriptURL(address) : createScriptURL(address)

/** The page of a preview frame, for `srcdoc`. Throws for any other page. */
export const framePage = (page: string): string => (policy ? policy.createHTML(page) : createHTML(page))
