export { callsRule } from './preview.ts'
