import type { Instant } from '@gridward/contract/days'

/** The only place that reads the time, so that tests and drills can say what time it is. */
let offset = 0
let fixed: number | undefined

export const millis = (): number => (fixed ?? Date.now()) + offset
export const now = (): Instant => new Date(millis()).toISOString()

/** Elapsed milliseconds for measuring, never for dates. */
export const ticks = (): number => performance.now()

/** Stops the clock at an instant (tests, drills); `undefined` lets it run again. */
export function setClock(instant: Instant | undefined): void {
  fixed = instant === undefined ? undefined : Date.parse(instant)
  offset = 0
}

export function advanceClock(seconds: number): void {
  offset += seconds * 1000
}
