export type { Disease, Intervention, Scenario } from './disease.ts'
export { extinction, finalSize, reedFrost } from './final-size.ts'
export { simulateReedFrost } from './households.ts'
export { simulateOutbreak, type Outbreak } from './outbreak.ts'
export {
  grouped,
  layers,
  makePopulation,
  type Groups,
  type Layer,
  type Population,
  type PopulationShape,
} from './population.ts'
