import { dayText, type LineList } from '../linelist/index.ts'
import type { Analysis, AnalysisOptions, Progress } from './analysis.ts'
import { chainsOf } from './chain-part.ts'
import { clustersOf } from './cluster-part.ts'
import { curveDay, curveOf } from './curve-part.ts'
import { delaysOf } from './delay-part.ts'
import { growthOf } from './growth-part.ts'
import { nowcastOf } from './nowcast-part.ts'
import { severityOf } from './severity-part.ts'
import { transmissionOf } from './transmission-part.ts'

/**
 * Everything that a list allows to be said: curve, growth, R(t), delays, fatality, chains, clusters. What it has no columns
 * or too few cases for is left out. Errors: `RangeError` for days that span more than 100 years.
 */
export function analyseList(list: LineList, options: AnalysisOptions = {}, progress?: Progress): Analysis {
  const { rows, cases, counted, columns, problems } = list
  progress?.('curve', 0, 1)
  const bare = curveOf(list)
  const curve = bare && { ...bare, ...nowcastOf(list, bare) }
  progress?.('chains', 0, 1)
  const chains = chainsOf(list, options)
  const transmission = curve && transmissionOf(curve, chains, options)
  progress?.('delays', 0, 1)
  const delays = delaysOf(list)
  const severity = severityOf(list, delays)
  progress?.('clusters', 0, 1)
  const day = curveDay(list)?.day
  const clusters = day && clustersOf(list, day, options, progress)
  return {
    list: { rows, cases, counted, dataDay: dayText(list.dataDay), columns, problems },
    ...(curve && { curve }),
    growth: curve ? growthOf(curve) : [],
    ...(transmission && { transmission }),
    delays,
    ...(severity && { severity }),
    ...(chains && { chains }),
    ...(clusters && { clusters }),
  }
}
