import type { MenuEntry } from './room.ts'

/** The side menu in its order; a room adds its entries here and its pages in rooms.ts. */
export const menu: readonly MenuEntry[] = []
