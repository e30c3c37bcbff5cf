import { dayOf } from '@gridward/contract/days'
import { levels, levelOf } from '@gridward/contract/paths'
import type { coverage as route, CoverageLine } from '@gridward/contract/declarations'
import { STANDING, type Metric } from '@gridward/contract/metrics'
import { areaNames, listAreas } from '../areas/index.ts'
import { readCounters, readFrozen, type Change } from '../platform/counters.ts'
import { narrow } from '../platform/scope.ts'
import type { Handler } from '../serve.ts'
import { lateness, type Late } from './lateness.ts'
import { baselinesAt, frozenAt, type BaselineRow } from './store-baselines.ts'
import { districtFacts } from './store-rounds.ts'
import { sumBaselines } from './rules-baselines.ts'

export const coverage: Handler<typeof route> = async ({ query, tx, scope, now }) => {
  const { zone, name } = await districtFacts(tx, scope.district)
  const day = query.day ?? dayOf(now, zone)
  const reader = narrow(scope, 'areas.read')
  const children = await childrenOf(query.area)
  const paths = [query.area, ...children.map((child) => child.path)]
  const frozen = await frozenAt(tx, scope.district, day)
  const counters = frozen ? await readFrozen(tx, reader, paths, day) : await readCounters(tx, reader, paths, day)
  const late = frozen ? await readCounters(tx, reader, paths, day) : []
  const baselines = await baselinesAt(tx, scope.district, query.area, frozen ?? now)
  const lates = frozen ? [] : await lateness(tx, scope, now)
  const own = (await areaNames(tx, scope.district, [query.area]))[0]?.name ?? name
  const line = lineOf({ counters, late, baselines, lates, frozen: frozen !== null, day })
  return {
    ...{ day, frozen: frozen !== null, area: line(query.area, own) },
    children: children.map((child) => line(child.path, child.name)),
  }

  async function childrenOf(area: string): Promise<{ path: string; name: string }[]> {
    const next = levels[levels.indexOf(levelOf(area)) + 1]
    return next ? listAreas(tx, reader, { level: next, under: area }) : []
  }
}

export type Sources = {
  counters: readonly Change[]
  late: readonly Change[]
  baselines: readonly BaselineRow[]
  lates: readonly Late[]
  frozen: boolean
  day: string
}

export function lineOf(sources: Sources): (area: string, name: string) => CoverageLine {
  const counts = new Map(sources.counters.map((c) => [`${c.area} ${c.metric} ${c.day === STANDING}`, c]))
  const lates = new Map(sources.late.map((c) => [`${c.area} ${c.metric}`, c.late]))
  return (area, name) => {
    const stock = (metric: Metric): number =>
      (counts.get(`${area} ${metric} true`) ?? (sources.frozen ? counts.get(`${area} ${metric} false`) : undefined))
        ?.n ?? 0
    const flow = (metric: Metric): number => counts.get(`${area} ${metric} false`)?.n ?? 0
    const inside = sources.lates.filter((one) => one.area.startsWith(area))
    const sum = (key: 'overdue' | 'fresh' | 'seconds'): number => inside.reduce((n, one) => n + one[key], 0)
    return {
      ...{ area, name, households: stock('households'), people: stock('people') },
      ...{ notReached: stock('coverage.notReached'), visited: stock('coverage.visited') },
      ...{ declared: stock('coverage.declared'), refused: stock('coverage.refused'), empty: stock('coverage.empty') },
      ...{ noAnswer: stock('coverage.noAnswer'), found: stock('coverage.found'), missing: stock('coverage.missing') },
      ...{ overdue: sum('overdue'), fresh: sum('fresh'), claims: stock('claims.waiting') },
      visits: flow('visits'),
      late: lates.get(`${area} visits`) ?? 0,
      ...{ seconds: flow('visits.second'), disagreed: flow('visits.disagreed'), secondsDue: sum('seconds') },
      baseline: sumBaselines(sources.baselines, area, sources.frozen),
    }
  }
}
