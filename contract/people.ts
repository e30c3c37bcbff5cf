import { exportPeople } from './people/exports.ts'
import { comparePair, listPairs, putPair } from './people/pairs.ts'
import * as routes from './people/routes.ts'

export * from './people/exports.ts'
export * from './people/pairs.ts'
export * from './people/parts.ts'
export * from './people/routes.ts'

export const peopleRoutes = {
  listPeople: routes.listPeople,
  readPerson: routes.readPerson,
  openPerson: routes.openPerson,
  readHousehold: routes.readHousehold,
  correctPerson: routes.correctPerson,
  reportDeath: routes.reportDeath,
  movePerson: routes.movePerson,
  judgeSame: routes.judgeSame,
  closeTag: routes.closeTag,
  exportPeople,
  listPairs,
  comparePair,
  putPair,
}
