import type { SessionView } from '@gridward/contract/access/parts'
import { handsOn, verbsOf, type Role } from '@gridward/contract/roles'
import type { Verb } from '@gridward/contract/verbs'
import { roleWords } from '@gridward/contract/words/roles'
import { useTree } from '../../ui/areas/area-choice.tsx'
import { useWords } from '../../ui/language.tsx'
import { accessDeskWords } from './words.ts'

/** What an area is called; its path where the tree does not say. */
export function useAreaName(): (path: string) => string {
  const { whole } = useWords(accessDeskWords)
  const names = new Map(useTree()?.areas.map((area) => [area.path, area.name]))
  return (path) => (path === '' ? whole : (names.get(path) ?? path))
}

export function useRoleName(): (role: string) => string {
  const roles: Record<string, string> = useWords(roleWords)
  return (role) => roles[role] ?? role
}

/** Roles that this account may hand on by a permission, somewhere. The server decides for the very area. */
export const rolesToHandOn = (session: SessionView, verb: Extract<Verb, 'access.grant' | 'access.invite'>): Role[] => [
  ...new Set(
    session.grants
      .filter((grant) => verbsOf(grant.role).includes(verb))
      .flatMap((grant) => handsOn[grant.role as Role] ?? []),
  ),
]

/** How long a grant or a token may hold, in days; '' is what the server takes by itself. */
export const spans = ['15', '30', '', '180', '365'] as const

/** An instant so many days from now. */
export const inDays = (days: string): string => new Date(Date.now() + Number(days) * 86_400_000).toISOString()
