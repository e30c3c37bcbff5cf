import type { SessionView } from '@gridward/contract/access/parts'
import { commonPrefix, lengthOf, levels } from '@gridward/contract/paths'

/** The smallest area that holds everything that an account may see: where its wall begins. */
export function homeArea(session: SessionView): string {
  const common = commonPrefix(session.grants.map((grant) => grant.prefix))
  const lengths = levels.map(lengthOf).filter((n) => n <= common.length)
  return common.slice(0, Math.max(...lengths))
}
