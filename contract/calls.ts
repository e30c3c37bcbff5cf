import * as channels from './calls/channels.ts'
import * as loop from './calls/loop.ts'
import * as orders from './calls/orders.ts'
import { askHelp, showHelp } from './calls/resident.ts'

export * from './calls/channels.ts'
export * from './calls/loop.ts'
export * from './calls/orders.ts'
export * from './calls/resident.ts'

export const callsRoutes = {
  showHelp,
  askHelp,
  listCalls: loop.listCalls,
  raiseCall: loop.raiseCall,
  openCall: loop.openCall,
  acceptCall: loop.acceptCall,
  answerCall: loop.answerCall,
  verifyCall: loop.verifyCall,
  closeCall: loop.closeCall,
  issueWorkOrder: orders.issueWorkOrder,
  listWorkOrders: orders.listWorkOrders,
  callList: channels.callList,
  tickPhone: channels.tickPhone,
  listWebhooks: channels.listWebhooks,
  addWebhook: channels.addWebhook,
  dropWebhook: channels.dropWebhook,
}
