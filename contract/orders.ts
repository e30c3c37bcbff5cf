import * as brief from './orders/brief.ts'
import * as emergency from './orders/emergency.ts'
import * as issued from './orders/issued.ts'
import * as proposals from './orders/proposals.ts'
import * as sunset from './orders/sunset.ts'

export * from './orders/brief.ts'
export * from './orders/emergency.ts'
export * from './orders/issued.ts'
export * from './orders/proposals.ts'
export * from './orders/sunset.ts'

export const ordersRoutes = {
  listEmergencies: emergency.listEmergencies,
  proposeEmergency: emergency.proposeEmergency,
  signEmergency: emergency.signEmergency,
  endEmergency: emergency.endEmergency,
  readSunset: sunset.readSunset,
  signSunset: sunset.signSunset,
  stopSunset: sunset.stopSunset,
  deletedPage: sunset.deletedPage,
  doAct: brief.doAct,
  placeHold: brief.placeHold,
  listHolds: brief.listHolds,
  releaseHold: brief.releaseHold,
  instruction: brief.instruction,
  proposeOrders: proposals.proposeOrders,
  listProposals: proposals.listProposals,
  openEvidence: proposals.openEvidence,
  signProposal: proposals.signProposal,
  closeProposal: proposals.closeProposal,
  listOrders: issued.listOrders,
  openOrder: issued.openOrder,
  serveOrder: issued.serveOrder,
  liftOrder: issued.liftOrder,
  printNotice: issued.printNotice,
  noticePage: issued.noticePage,
  appealByForm: issued.appealByForm,
  appealFor: issued.appealFor,
  listAppeals: issued.listAppeals,
  answerAppeal: issued.answerAppeal,
}
