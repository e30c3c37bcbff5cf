export { limitsRule } from './preview.ts'
export { verifyOrders } from './verify.ts'
export { ordersMovers } from './moving.ts'
