export { dayNumber, dayText, epiWeek, type EpiWeek, type WeekRule } from './days.ts'
export { incidence, weekly, type DailyCurve, type WeeklyCount } from './incidence.ts'
export { doublingTime, growth, halvingTime, type Growth, type GrowthMethod, type GrowthOptions } from './growth.ts'
export {
  reproductionDiscrete,
  reproductionFromGrowth,
  reproductionGamma,
  reproductionHistogram,
} from './growth-to-r.ts'
