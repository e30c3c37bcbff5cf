import type { Dictionary } from '../language.ts'
import type { Metric } from '../metrics.ts'
import { words as en } from './metrics/en.ts'
import { words as zhCN } from './metrics/zh-CN.ts'
import { words as zhHant } from './metrics/zh-Hant.ts'

/** A counter without a name does not compile. */
export const metricWords: Dictionary<Record<Metric, string>> = { 'zh-CN': zhCN, en, 'zh-Hant': zhHant }
