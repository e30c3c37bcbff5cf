import { lengthOf, upperBound, type Level } from '@gridward/contract/paths'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql } from '../platform/sql.ts'
import type { AreaRow } from './store-tree.ts'

/** Open areas of a level inside the scope, in order of path; `under` takes the subtree of one area. */
export const listAreas = (
  tx: Tx,
  scope: Scope<'areas.read'>,
  { level, under = '' }: { level?: Level | undefined; under?: string },
): Promise<AreaRow[]> =>
  tx.query(sql`
    select path, parent, level, kind, name, code, false as closed from area a where ${every([
      sql`a.district = ${scope.district} and a.valid_to is null`,
      scoped(scope, sql`a.path`),
      level ? sql`length(a.path) = ${lengthOf(level)}` : undefined,
      under === '' ? undefined : sql`a.path >= ${under} and a.path < ${upperBound(under)}`,
    ])} order by a.path`)

/** Open areas of some paths with nothing below them: where people and sites hang. */
export const listLeaves = (tx: Tx, district: number, under: string): Promise<{ path: string; name: string }[]> =>
  tx.query(sql`
    select a.path, a.name from area a
    where a.district = ${district} and a.valid_to is null and a.path >= ${under} and a.path < ${upperBound(under)}
      and not exists (select from area c where c.district = a.district and c.parent = a.path and c.valid_to is null)
    order by a.path`)
