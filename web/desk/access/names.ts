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

/** The end of a chosen day in the zone of all districts of today, as an instant. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59+08:00`).toISOString()
