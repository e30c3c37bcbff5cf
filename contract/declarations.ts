import * as claims from './declarations/claims.ts'
import { coverage } from './declarations/coverage.ts'
import { exportRoutes } from './declarations/exports.ts'
import { paperRoutes } from './declarations/paper.ts'
import * as open from './declarations/public.ts'
import * as rounds from './declarations/rounds.ts'
import { visitListRoutes } from './declarations/visit-list.ts'
import { sendVisits } from './declarations/visits.ts'

export * from './declarations/claims.ts'
export * from './declarations/coverage.ts'
export * from './declarations/exports.ts'
export * from './declarations/paper.ts'
export * from './declarations/public.ts'
export * from './declarations/rounds.ts'
export * from './declarations/visit-list.ts'
export * from './declarations/visits.ts'

export const declarationsRoutes = {
  sendVisits,
  ...visitListRoutes,
  workersPackage: rounds.workersPackage,
  listRounds: rounds.listRounds,
  openRound: rounds.openRound,
  closeRound: rounds.closeRound,
  findHouseholds: rounds.findHouseholds,
  listHouseholds: rounds.listHouseholds,
  coverage,
  listClaims: claims.listClaims,
  readClaim: claims.readClaim,
  judgeClaim: claims.judgeClaim,
  listTray: claims.listTray,
  readTray: claims.readTray,
  settleTray: claims.settleTray,
  showForm: open.showForm,
  sendForm: open.sendForm,
  showReceipt: open.showReceipt,
  openReceipt: open.openReceipt,
  listCodes: open.listCodes,
  makeCodes: open.makeCodes,
  endCode: open.endCode,
  codePoster: open.codePoster,
  codePosters: open.codePosters,
  ...paperRoutes,
  ...exportRoutes,
}
