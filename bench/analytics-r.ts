import { execFileSync } from 'node:child_process'
import type { Figure } from './bench.ts'
import { series } from './analytics-data.ts'

/** The same work by R's packages, where R and they are installed: name, package, and the expression that is timed. */
const peers = [
  [
    'R: EpiEstim estimate_R, 365 days',
    'EpiEstim',
    'suppressWarnings(suppressMessages(estimate_R(year, method = "parametric_si", config = make_config(list(mean_si = 2.6, std_si = 1.5)))))',
  ],
  ['R: earsC C1, 600 days', 'surveillance', 'earsC(sts(observed = long), control = list(method = "C1"))'],
  [
    'R: farringtonFlexible, 339 of 600 weeks',
    'surveillance',
    'farringtonFlexible(sts(observed = long, frequency = 52), control = list(range = 262:600, b = 4, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, thresholdMethod = "nbPlugin", glmWarnings = FALSE))',
  ],
] as const

function installed(): boolean {
  try {
    execFileSync('Rscript', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** CPU milliseconds of one call, the median of five; null where the package is not there. */
function timed(name: string, expression: string): number | null {
  const data = `year <- c(${series(365, 20, 365, 1).join(',')}); long <- c(${series(600, 6, 52, 3).join(',')})`
  const once = `{ t <- system.time(${expression}); t[["user.self"]] + t[["sys.self"]] }`
  const script = `${data}; suppressMessages(library(${name})); cat(1000 * median(sapply(1:5, function(i) ${once})))`
  try {
    return Number(execFileSync('Rscript', ['-e', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return null
  }
}

export function rFigures(): Figure[] {
  if (!installed()) {
    console.log(
      '  R is not installed here: nothing stands beside our figures but the goals, which were measured with it.',
    )
    return []
  }
  return peers.flatMap(([what, name, expression]) => {
    const ms = timed(name, expression)
    if (ms === null) console.log(`  ${what}: the package ${name} is not installed here, or did not answer`)
    return ms === null ? [] : [{ what, value: ms, unit: 'CPU-ms' }]
  })
}
