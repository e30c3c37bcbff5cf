import { late } from '@gridward/contract/briefings'
import { areaNames, leadsOf, listAreas } from '../areas/index.ts'
import { lateness } from '../declarations/index.ts'
import { narrow } from '../platform/scope.ts'
import type { Serve } from '../serve.ts'
import { timesOf, today } from './report.ts'
import { worstFirst, type LateThing } from './rules.ts'
import * as store from './store.ts'

/** More than a wall can show and a person can call before lunch. */
const most = 100

export function lateRoute(serve: Serve): void {
  serve(late, async ({ tx, scope, session, now }) => {
    const day = today(session, now)
    const reading = narrow(scope, 'areas.read')
    const things: LateThing[] = (await lateness(tx, narrow(scope, 'declarations.read'), now))
      .filter((one) => one.overdue > 0)
      .map(({ area, overdue }) => ({ what: 'coverage', area, n: overdue, since: null }))
    const { due } = await timesOf(tx, session, day, now)
    if (now > due) {
      const told = new Set((await store.listConfirmations(tx, scope, day)).map((c) => c.area))
      for (const { path } of await listAreas(tx, reading, { level: 'community' }))
        if (!told.has(path)) things.push({ what: 'confirmation', area: path, n: 1, since: due })
    }
    const worst = worstFirst(things).slice(0, most)
    const areas = worst.map((thing) => thing.area)
    const leads = await leadsOf(tx, reading, areas, day)
    const names = new Map((await areaNames(tx, session.district, areas)).map((a) => [a.path, a.name]))
    return worst.map((thing) => ({
      ...thing,
      name: names.get(thing.area) ?? thing.area,
      responsible: leads.filter((lead) => lead.area === thing.area).map(({ name, role }) => ({ name, role })),
    }))
  })
}
