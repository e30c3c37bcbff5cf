import { isHeld } from '../../offline/ready.ts'
import type { Item } from '../../offline/item.ts'

/** Whether a record can be taken back without a trace: nothing of it can have reached the server. */
export const canUndo = (item: Item, online: boolean, now: Date): boolean =>
  item.state === 'waiting' && item.tries === 0 && (isHeld(item, now) || !online)
