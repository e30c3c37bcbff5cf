import { readFileSync, readdirSync } from 'node:fs'
import type { Database } from '@gridward/server/platform/database'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'

/** Linux counts CPU time in hundredths of a second (`getconf CLK_TCK`), whatever the kernel's own tick is. */
const millisecondsPerTick = 10

type Times = { parent: number; own: number; ended: number }

/** Fields 4 and 14 to 17 of proc(5): the name in field 2 may hold spaces, so counting begins behind its bracket. */
function timesOf(pid: number | string): Times | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    const ticks = (...at: number[]): number => at.reduce((sum, n) => sum + fields[n]!, 0) * millisecondsPerTick
    return { parent: fields[1]!, own: ticks(11, 12), ended: ticks(13, 14) }
  } catch {
    return null
  }
}

/**
 * A clock of the CPU milliseconds that the database of `owner` has used, all of its processes together; NaN on a machine
 * without /proc.
 */
export async function databaseCpu(owner: Database): Promise<() => number> {
  const { pid } = await owner.transact(noFence, (tx) => tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`))
  const postmaster = timesOf(pid)?.parent
  return () => {
    const first = postmaster === undefined ? null : timesOf(postmaster)
    if (first === null) return Number.NaN
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(timesOf)
      .filter((times) => times?.parent === postmaster)
    return children.reduce((sum, times) => sum + times!.own, first.own + first.ended)
  }
}
