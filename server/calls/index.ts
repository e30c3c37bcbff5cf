export { callsRule } from './preview.ts'
export { raise as raiseCalls, type Raised } from './raising.ts'
