import type { SessionView } from '@gridward/contract/access/parts'
import { outermost, withinAny } from '@gridward/contract/paths'
import { useSearch } from '@tanstack/react-router'
import { useSession } from '../session.ts'

/** The areas that an account answers for, without those inside another one. */
export const ownAreas = (session: SessionView): string[] => outermost(session.grants.map((grant) => grant.prefix))

/** The area that the address names, or the first own one: a page never asks for more than the account may see. */
export function useArea(): { area: string; own: string[] } {
  const own = ownAreas(useSession())
  const { area } = useSearch({ strict: false }) as { area?: string }
  return { area: area !== undefined && withinAny(area, own) ? area : (own[0] ?? ''), own }
}
