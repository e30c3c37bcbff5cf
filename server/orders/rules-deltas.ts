import { STANDING, type Delta } from '@gridward/contract/metrics'

export const orderDelta = (area: string, n: 1 | -1): Delta => ({ area, day: STANDING, metric: 'orders.active', n })
export const holdDelta = (area: string, n: 1 | -1): Delta => ({ area, day: STANDING, metric: 'holds.active', n })
export const actDelta = (area: string, day: string): Delta => ({ area, day, metric: 'acts', n: 1 })
