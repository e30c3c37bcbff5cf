export interface Crowd {
  /** Wall time ÷ CPU time of the fixed job: 1 on a machine of our own; an absolute rate counts up to 1.15. */
  index: number
  /** CPU milliseconds of the job, so that two machines can be compared. */
  cpuMs: number
}

/** The most that an absolute rate or a p99 may be measured at (DESIGN §5). */
export const quiet = 1.15

/** How crowded this machine is at the moment: a job of some 300 CPU-ms that touches no memory and waits for nothing. */
export function crowdIndex(): Crowd {
  const before = process.cpuUsage()
  const began = performance.now()
  mix(160_000_000)
  const wallMs = performance.now() - began
  const { user, system } = process.cpuUsage(before)
  const cpuMs = (user + system) / 1000
  return { index: wallMs / cpuMs, cpuMs }
}

/** Integer steps that each need the one before, so that nothing can be left out or done at once. */
function mix(steps: number): number {
  let state = 1
  for (let step = 0; step < steps; step++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
  }
  return state
}
