import type { SessionView } from '@gridward/contract/access/parts'
import { places, read, write } from './phone.ts'

/** Somebody who has signed in here with a PIN, and how to check that PIN without a network. */
export type Resident = { session: SessionView; salt: string; proof: string }

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
