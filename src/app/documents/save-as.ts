import { say } from '../languages/index.ts'
import { toast } from '../parts/toasts.tsx'
import { isShared } from '../safety/leave.ts'

/**
 * Hands bytes to the browser as a file. Always as plain bytes, so that nothing in it runs on this page. Not on a shared
 * computer: what is not sealed would stay on it (security.md 5.8).
 */
export function saveAs(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  if (isShared()) {
    toast(say('codes.storage.shared'))
    return
  }
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
