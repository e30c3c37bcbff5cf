export { attackRate } from './attack-rate.ts'
export { together, type Infectious, type Meeting, type Visits } from './together.ts'
