import type { SessionView } from '@gridward/contract/access/parts'
import { signOut, whoAmI } from '@gridward/contract/access/sessions'
import { call, ProblemError } from '../ui/api.ts'
import { boundPhone, restedTooLong } from './phone.ts'

const place = 'gridward.person'

/** Who signed in last on this phone, so that it opens without a network; rights only, no secret. */
function remembered(now: Date): SessionView | null {
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

/** `locked`: the phone is known, the person has to show their PIN. */
export type Known =
  | { is: 'in'; session: SessionView; online: boolean }
  | { is: 'locked'; online: boolean }
  | { is: 'out'; online: boolean }

/** Asks the server who is signed in; without an answer, the one who was. A bound phone locks itself after a rest. */
export async function whoIsHere(now: Date): Promise<Known> {
  const bound = boundPhone() !== null
  const asked = await call(whoAmI, {}).then(
    (session) => ({ session, online: true }),
    (problem: unknown) => {
      const answered = problem instanceof ProblemError && problem.code === 'notSignedIn'
      return { session: answered ? null : remembered(now), online: answered }
    },
  )
  if (asked.session && !(bound && restedTooLong(now))) {
    if (asked.online) remember(asked.session)
    return { is: 'in', session: asked.session, online: asked.online }
  }
  return { is: bound ? 'locked' : 'out', online: asked.online }
}

/** Lets the next person in. What this one recorded stays in the queue for their return. */
export async function leave(): Promise<void> {
  remember(null)
  await call(signOut, {}).catch(() => undefined)
}
