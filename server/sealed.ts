import { sealedTables as access } from './access/sealed.ts'
import { sealedTables as areas } from './areas/sealed.ts'
import { sealedTables as calls } from './calls/sealed.ts'
import { sealedTables as declarations } from './declarations/sealed.ts'
import { sealedTables as orders } from './orders/sealed.ts'
import { sealedTables as people } from './people/sealed.ts'
import { sealedTables as imports } from './platform/intake/sealed.ts'
import type { SealedTable } from './platform/sealed-table.ts'

/** Everything that is sealed with the installation's keys; a rotation walks through it. */
export const sealedTables: readonly SealedTable[] = [
  ...access,
  ...areas,
  ...people,
  ...declarations,
  ...orders,
  ...calls,
  ...imports,
]
