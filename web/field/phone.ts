import type { SessionView } from '@gridward/contract/access/parts'

/** The phone's own secret, given when it was bound; it proves the phone, a PIN proves the person. */
export type Phone = { id: string; secret: string }
/** Somebody who has signed in here with a PIN, and how to check that PIN without a network. */
export type Resident = { session: SessionView; salt: string; proof: string }

const places = { phone: 'gridward.phone', people: 'gridward.people', seen: 'gridward.seen' }

function read<T>(place: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') as T | null
  } catch {
    return null
  }
}
const write = (place: string, value: unknown): void => localStorage.setItem(place, JSON.stringify(value))

export const boundPhone = (): Phone | null => read<Phone>(places.phone)
export const bindPhone = (phone: Phone): void => write(places.phone, phone)

/** A phone that was cut off forgets everything about people but the queue, which is theirs. */
export function forgetPhone(): void {
  for (const place of Object.values(places)) localStorage.removeItem(place)
}

export const residents = (): Resident[] => Object.values(read<Record<string, Resident>>(places.people) ?? {})

/** PBKDF2 rounds: about half a second on a cheap phone, so that a million PINs take days on a stolen one. */
const rounds = 300_000

async function prove(pin: string, salt: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: new TextEncoder().encode(salt), iterations: rounds }
  const bits = new Uint8Array(await crypto.subtle.deriveBits(how, key, 256))
  return [...bits].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Lets this person unlock the phone without a network from now on; only a secure page can compute the proof. */
export async function settle(session: SessionView, pin: string): Promise<void> {
  if (!globalThis.crypto.subtle) return
  const salt = [...crypto.getRandomValues(new Uint8Array(16))].join('.')
  const resident: Resident = { session, salt, proof: await prove(pin, salt) }
  write(places.people, { ...read<Record<string, Resident>>(places.people), [session.account.id]: resident })
}

/** Whether a PIN is the person's, without asking the server. */
export const unlocks = async (resident: Resident, pin: string): Promise<boolean> =>
  (await prove(pin, resident.salt)) === resident.proof

/** A bound phone asks for the PIN again after lying unused this long, ms. */
const rest = 10 * 60_000
export const touched = (now: Date): void => write(places.seen, now.getTime())
export const restedTooLong = (now: Date): boolean => now.getTime() - (read<number>(places.seen) ?? 0) > rest
