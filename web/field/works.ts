import type { Work } from './work.ts'

/** What phones can do; a room adds its own here. */
export const works: readonly Work[] = []

export const screens = works.flatMap((work) => work.screens)
export const kinds = works.flatMap((work) => work.kinds)
