import { workersPackage } from '@gridward/contract/declarations/rounds'
import type { Reply } from '@gridward/contract/route'
import type { Shelf, Shelved } from '../../offline/shelf.ts'
import { call, ProblemError } from '../../ui/api.ts'

export type Package = Reply<typeof workersPackage>

const name = (grid: string): string => `rounds/package/${grid}`

export const keptPackage = (shelf: Shelf, grid: string): Promise<Shelved<Package> | undefined> =>
  shelf.get<Package>(name(grid))

/** The grid is not this person's any more: its people leave the phone. */
export const isClosed = (problem: unknown): boolean =>
  problem instanceof ProblemError && (problem.code === 'notFound' || problem.code === 'forbidden')

/**
 * Asks the server for a grid and keeps its answer; `savedAt` is the server's time. A phone that is full works with the
 * list as long as the page is open, and says so. Errors: ProblemError.
 */
export async function fetchPackage(shelf: Shelf, grid: string): Promise<Shelved<Package> & { kept: boolean }> {
  const before = await keptPackage(shelf, grid)
  const known = before?.value.tag
  const answer = await call(workersPackage, { query: { grid, ...(known ? { known } : {}) } }).catch(async (problem) => {
    if (isClosed(problem)) await shelf.remove(name(grid))
    throw problem
  })
  const value = answer.same && before ? { ...before.value, now: answer.now } : answer
  const kept = await shelf.put(name(grid), value, answer.now).then(
    () => true,
    () => false,
  )
  return { savedAt: answer.now, value, kept }
}
