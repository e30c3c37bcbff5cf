import type { Bench } from './bench.ts'

/** Every bench by name; loaded when it is run. */
export const benches: Record<string, () => Promise<{ default: Bench }>> = {
  spread: () => import('./spread.ts'),
  tables: () => import('./tables.ts'),
  imports: () => import('./imports.ts'),
  declarations: () => import('./declarations.ts'),
  lists: () => import('./lists.ts'),
  matching: () => import('./matching.ts'),
  live: () => import('./live.ts'),
  start: () => import('./start.ts'),
  analytics: () => import('./analytics.ts'),
}
