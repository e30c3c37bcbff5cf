export { closeDay } from './closing.ts'
