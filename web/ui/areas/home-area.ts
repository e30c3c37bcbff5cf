import type { SessionView } from '@gridward/contract/access/parts'
import { ancestors, commonPrefix, lengthOf, levels } from '@gridward/contract/paths'

/** The smallest area that holds everything that an account may see: where its wall begins. */
export function homeArea(session: SessionView): string {
  const common = commonPrefix(session.grants.map((grant) => grant.prefix))
  const lengths = levels.map(lengthOf).filter((n) => n <= common.length)
  return common.slice(0, Math.max(...lengths))
}

/** Where a touch on an area leads: one level below what is shown; beside it, to the neighbour of the same level. */
export function nextArea(shown: string, touched: string): string {
  const way = ancestors(touched)
  const below = touched.startsWith(shown) ? way.find((path) => path.length > shown.length) : undefined
  return below ?? way.find((path) => path.length === shown.length) ?? touched
}
