import { signOut, whoAmI, type SessionView } from '@gridward/contract/access'
import { call, ProblemError } from '../ui/api.ts'

const place = 'gridward.person'

/** Who signed in last on this phone, so that it opens without a network; rights only, no secret. */
export function remembered(now: Date): SessionView | null {
  try {
    const session = JSON.parse(localStorage.getItem(place) ?? 'null') as SessionView | null
    return session && Date.parse(session.endsAt) > now.getTime() ? session : null
  } catch {
    return null
  }
}

export function remember(session: SessionView | null): void {
  try {
    if (session) localStorage.setItem(place, JSON.stringify(session))
    else localStorage.removeItem(place)
  } catch {
    // A browser without storage says so on the page; signing in works all the same.
  }
}

export type Known = { is: 'in'; session: SessionView; online: boolean } | { is: 'out'; online: boolean }

/** Asks the server who is signed in; without an answer, the one who was. */
export async function whoIsHere(now: Date): Promise<Known> {
  try {
    const session = await call(whoAmI, {})
    remember(session)
    return { is: 'in', session, online: true }
  } catch (problem) {
    if (problem instanceof ProblemError && problem.code === 'notSignedIn') return { is: 'out', online: true }
    const session = remembered(now)
    return session ? { is: 'in', session, online: false } : { is: 'out', online: false }
  }
}

/** Lets the next person in. What this one recorded stays in the queue for their return. */
export async function leave(): Promise<void> {
  remember(null)
  await call(signOut, {}).catch(() => undefined)
}
