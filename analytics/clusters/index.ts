export { scan } from './scan.ts'
export { criticalRatio, gumbelP, monteCarloP } from './significance.ts'
export type { Coordinates, ScanCluster, ScanInput, ScanModel, ScanOptions, ScanResult } from './input.ts'
