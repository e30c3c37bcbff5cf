export { lateAppeals } from './store-appeals.ts'
export { limitsRule } from './preview.ts'
export { verifyOrders, watchOrders } from './verify.ts'
export { endSunset, sunsetsDue, type SunsetDue } from './carry-sunset.ts'
