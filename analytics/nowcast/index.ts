export { lawlessDelays } from './lawless.ts'
export { nowcast, type Nowcast, type NowcastMethod, type NowcastOptions } from './nowcast.ts'
export { reportingTriangle, type ReportingTriangle, type TriangleOptions } from './triangle.ts'
