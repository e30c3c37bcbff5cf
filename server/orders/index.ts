export { limitsRule } from './preview.ts'
export { verifyOrders, watchOrders } from './verify.ts'
