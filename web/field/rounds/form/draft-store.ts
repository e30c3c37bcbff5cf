import type { Item } from '../../../offline/item.ts'
import type { Shelf } from '../../../offline/shelf.ts'
import type { VisitBody } from '../visit.ts'
import { correctionOf, type Draft } from './draft.ts'

const name = (door: string, slot = ''): string => `draft/${door}${slot && `/${slot}`}`

/** A form that is not finished, of this account alone. */
export const readDraft = async (shelf: Shelf, door: string, slot?: string): Promise<Draft | undefined> =>
  (await shelf.get<Draft>(name(door, slot)))?.value

/** The doors with a form that is not finished. */
export const draftDoors = async (shelf: Shelf): Promise<ReadonlySet<string>> =>
  new Set((await shelf.list<Draft>(name(''))).map(({ value }) => value.door))

export const keepDraft = (shelf: Shelf, draft: Draft): Promise<void> =>
  shelf.put(name(draft.door, draft.slot), draft, new Date().toISOString())

export const dropDraft = (shelf: Shelf, { door, slot }: Pick<Draft, 'door' | 'slot'>): Promise<void> =>
  shelf.remove(name(door, slot))

/** Taking a record back gives the typed form back as a draft. */
export async function bringBack(shelf: Shelf, item: Item<VisitBody>): Promise<void> {
  if (!item.body.visit.declaration) return
  await keepDraft(shelf, correctionOf(item.body, [], null, new Date(item.observedAt)))
}
