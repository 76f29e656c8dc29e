/**
 * Takes away what the app keeps in this browser: its files, its settings, the list of accounts. Not when somebody else's sealed
 * copy is here, with edits that may not be sent yet.
 */
export async function forgetTraces(): Promise<void> {
  try {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    if (names.some(name => name.startsWith('halte-account-'))) return
    localStorage.clear()
    for (const name of names) if (name.startsWith('halte-')) indexedDB.deleteDatabase(name)
    const [kept, registrations] = await Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
    await Promise.all([
      ...kept.map(name => caches.delete(name)),
      ...registrations.map(registration => registration.unregister()),
    ])
  } catch {
    // What a browser does not let be taken away held nothing of anybody.
  }
}
