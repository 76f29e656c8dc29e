/** A person of the demonstration organisation, with the passphrase that is printed for everyone to see. */
export interface DemoPerson {
  handle: string
  name: string
  duty: string
  passphrase: string
}
/** The demonstration organisation, asked of the server through the worker. */
export interface DemoDoor {
  /** Undefined while the server offers no demonstration, or none is ready. */
  people(): Promise<{ org: string; people: DemoPerson[] } | undefined>
  /** Asks the server to make it; false while it is still being made. */
  prepare(): Promise<boolean>
  /** Throws the demonstration away and asks for a new one; only for someone signed in to it. */
  afresh(): Promise<void>
}
