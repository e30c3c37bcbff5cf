export type CountyLevel = 'low' | 'medium' | 'high'

export interface CountyFigures {
  /** Confirmed cases from the beginning. */
  readonly cumulative: number
  /** New confirmed cases of the last 14 days. */
  readonly recent: number
  /** Whether there was clustered transmission in the last 14 days. */
  readonly clustered: boolean
}

const manyCases = 50

const count = (name: string, value: number): number => {
  if (!(Number.isInteger(value) && value >= 0)) throw new RangeError(`${name} is ${value}: a whole number >= 0.`)
  return value
}

/**
 * 县域分区分级 (State Council, February 2020): low without a case, or without a new one for 14 days; high with more than 50
 * cases and clusters within 14 days; medium else.
 */
export function countyLevel({ cumulative, recent, clustered }: CountyFigures): CountyLevel {
  count('cumulative', cumulative)
  if (count('recent', recent) > cumulative) throw new RangeError(`recent is ${recent}, more than all ${cumulative}.`)
  if (recent === 0) return 'low'
  return cumulative > manyCases && clustered ? 'high' : 'medium'
}

export type ClusterEdition = 'sixth' | 'seventh'

/** 聚集性疫情: cases within 14 days in one household, workplace, building or school. 5 since 15 September 2020, 2 before. */
const clusterCases = { sixth: 2, seventh: 5 } as const
const clusterDays = 14

/** Whether the cases of one place, as whole days, hold a cluster; `upTo` leaves later days out. */
export function isClustered(days: ArrayLike<number>, edition: ClusterEdition = 'seventh', upTo = Infinity): boolean {
  const sorted = Float64Array.from(days).sort()
  const needed = clusterCases[edition]
  for (let k = 0; k + needed <= sorted.length; k++) {
    const last = sorted[k + needed - 1]!
    if (last <= upTo && last - sorted[k]! < clusterDays) return true
  }
  return false
}

export type ZoneRule = 'ninth edition' | 'twenty measures'

/** Days without a new case after which a zone comes down: step by step, counted from its last case. */
const steps: Record<ZoneRule, Partial<Record<CountyLevel, readonly (readonly [number, CountyLevel])[]>>> = {
  'ninth edition': {
    high: [
      [7, 'medium'],
      [10, 'low'],
    ],
    medium: [[7, 'low']],
  },
  'twenty measures': { high: [[5, 'low']] },
}

/**
 * The level of a zone below the county that was drawn as `drawn`, after `quietDays` days in a row without a new case. Ninth edition
 * (June 2022): high 7 days, then medium 3 days; medium 7 days. Twenty measures (November 2022): high 5 days, and no medium: RangeError.
 * A new case draws the zone again: count from 0.
 */
export function zoneLevel(drawn: CountyLevel, quietDays: number, rule: ZoneRule = 'ninth edition'): CountyLevel {
  count('quietDays', quietDays)
  if (drawn === 'low') return 'low'
  const way = steps[rule][drawn]
  if (!way) throw new RangeError(`drawn is '${drawn}': the rule '${rule}' has no such zones.`)
  return way.findLast(([days]) => quietDays >= days)?.[1] ?? drawn
}
