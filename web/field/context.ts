import type { SessionView } from '@gridward/contract/access/parts'
import { createContext, useContext } from 'react'
import type { Item, Kind } from '../offline/item.ts'
import type { Stop, When } from '../offline/outbox.ts'
import type { Shelf } from '../offline/shelf.ts'

export type Field = {
  session: SessionView
  /** Whether the last look for the server found it. */
  online: boolean
  /** Keeps an act on the phone and sends it when that is possible. Answers its id. */
  record: <B>(kind: Kind<B>, body: B, when?: When) => Promise<string>
  /** This person's items that are still here, in order. */
  items: readonly Item[]
  /** Reads of this person kept for work without a network. */
  shelf: Shelf
  sending: Stop | 'sending'
  sendNow: () => void
  go: (path: string) => void
  switchPerson: () => void
  /** The same person signed in again after the session ended. */
  signedIn: (session: SessionView) => void
}

export const FieldContext = createContext<Field | null>(null)

/** For every page of the phone. */
export function useField(): Field {
  const field = useContext(FieldContext)
  if (!field) throw new Error('this page is shown inside the field page only')
  return field
}
