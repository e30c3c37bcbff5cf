/**
 * What was keyed in this sitting and is not stored yet: a reload loses nothing of it. Each account has its own, since
 * others may sign in at the same desk; closing the browser forgets all of it.
 */
const nameOf = (what: string, account: string): string => `gridward.${what}.${account}`

export function readSitting<T>(what: string, account: string): T[] {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(what, account)) ?? '[]') as T[]
  } catch {
    return []
  }
}

/** A browser that is full or keeps nothing takes nothing away from the work on the page. */
export function keepSitting(what: string, account: string, open: readonly unknown[]): void {
  try {
    if (open.length === 0) sessionStorage.removeItem(nameOf(what, account))
    else sessionStorage.setItem(nameOf(what, account), JSON.stringify(open))
  } catch {
    // it is on the page until it is sent
  }
}
