import { claims } from './claims/work.ts'
import { rounds } from './rounds/work.ts'
import type { Kind } from '../offline/item.ts'
import type { Work } from './work.ts'

/** What phones can do; a room adds its own here. */
export const works: readonly Work[] = [rounds, claims]

export const screens = works.flatMap((work) => work.screens)
export const loadKinds = async (): Promise<readonly Kind[]> =>
  (await Promise.all(works.map((work) => work.kinds()))).flat()
