export { caseFatality, delayAdjustedFatality, rollingFatality } from './fatality.ts'
export { projectCases, projectedCases, type Projection, type ProjectionOptions } from './projection.ts'
export { bedDemand, tubeDemand, type BedOptions, type TubeOptions } from './demand.ts'
