import { late, mostLate } from '@gridward/contract/briefings'
import { areaNames, leadsOf, listAreas } from '../areas/index.ts'
import { lateCalls } from '../calls/index.ts'
import { lateness } from '../declarations/index.ts'
import { lateAppeals } from '../orders/index.ts'
import { narrow } from '../platform/scope.ts'
import type { Serve } from '../serve.ts'
import { timesOf, today } from './report.ts'
import { worstFirst, type LateThing } from './rules.ts'
import * as store from './store.ts'

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
    for (const one of await lateCalls(tx, narrow(scope, 'calls.read'), now)) things.push({ what: 'calls', ...one })
    for (const one of await lateAppeals(tx, narrow(scope, 'orders.read'), now)) things.push({ what: 'appeals', ...one })
    const worst = worstFirst(things).slice(0, mostLate)
    const whose = worst.map((thing) => thing.whose ?? thing.area)
    const areas = [...new Set([...worst.map((thing) => thing.area), ...whose])]
    const leads = await leadsOf(tx, reading, areas, day)
    const namedAt = (area: string) =>
      leads.filter((lead) => lead.area === area).map(({ name, role }) => ({ name, role }))
    // whoever reads may not see the level above
    const answering = (whose: string, area: string) => (namedAt(whose).length > 0 ? namedAt(whose) : namedAt(area))
    const names = new Map((await areaNames(tx, session.district, areas)).map((a) => [a.path, a.name]))
    return worst.map(({ whose: _, ...thing }, i) => ({
      ...thing,
      name: names.get(thing.area) ?? thing.area,
      responsible: answering(whose[i]!, thing.area),
    }))
  })
}
