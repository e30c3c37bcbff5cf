export { lateCalls } from './store-calls.ts'
export { callsRule } from './preview.ts'
export { raise as raiseCalls, type Raised } from './raising.ts'
