import { clearShelves } from '../offline/shelf.ts'

/** The phone's own secret, given when it was bound; it proves the phone, a PIN proves the person. */
export type Phone = { id: string; secret: string }

export const places = { phone: 'gridward.phone', people: 'gridward.people', seen: 'gridward.seen' }

export function read<T>(place: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') as T | null
  } catch {
    return null
  }
}
export const write = (place: string, value: unknown): void => localStorage.setItem(place, JSON.stringify(value))

export const boundPhone = (): Phone | null => read<Phone>(places.phone)
export const bindPhone = (phone: Phone): void => write(places.phone, phone)

/** A phone that was cut off forgets everything about people but the queue, which is theirs. */
export function forgetPhone(): void {
  for (const place of Object.values(places)) localStorage.removeItem(place)
  // a storage that cannot be opened holds nothing that could be read either
  void clearShelves().catch(() => undefined)
}

/** A bound phone asks for the PIN again after lying unused this long, ms. */
const rest = 10 * 60_000
export const touched = (now: Date): void => write(places.seen, now.getTime())
export const restedTooLong = (now: Date): boolean => now.getTime() - (read<number>(places.seen) ?? 0) > rest
