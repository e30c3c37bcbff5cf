export * from './areas/kinds.ts'
