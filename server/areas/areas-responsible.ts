import * as contract from '@gridward/contract/areas'
import { dayOf } from '@gridward/contract/days'
import { areaWords } from '@gridward/contract/words/areas'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { field, found, Problem } from '../platform/problem.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import type { Serve } from '../serve.ts'
import { says } from './problems.ts'
import { assign } from './rules-grids.ts'
import { listAreas } from './store-list.ts'
import * as store from './store-responsible.ts'
import { findArea } from './store-tree.ts'

/** Bound to the district and not to the row, because a redivision copies rows. */
export const about = (district: number): string => `responsible.phone:${district}`

const viewOf = (
  { phone_sealed, ...row }: store.ResponsibleRow,
  keys: Keys,
  district: number,
): contract.Responsible => ({
  ...row,
  phone: phone_sealed ? keys.open(phone_sealed, about(district)) : '',
})

/** Errors: gone for an area that was closed, notFound for one that never was. */
export async function mustBeOpen(tx: Tx, district: number, path: string): Promise<void> {
  if (path === '') return
  const area = found(await findArea(tx, district, path))
  if (area.closed) throw new Problem('gone', { says: says((w) => w.areaClosed) })
}

export function responsible(serve: Serve): void {
  serve(contract.listResponsible, async ({ query, tx, scope, keys, session, now }) => {
    const day = query.history ? null : dayOf(now, session.zone)
    const rows = await store.listResponsible(tx, scope, { area: query.area, only: query.only ?? false, day })
    return rows.map((row) => viewOf(row, keys, session.district))
  })

  serve(contract.listUnassigned, async ({ query, tx, scope, session, now }) => {
    const areas = await store.listUnassigned(tx, scope, dayOf(now, session.zone), query.level)
    return { total: areas.length, areas: areas.slice(0, 2000) }
  })

  serve(contract.appoint, async ({ body, tx, scope, session, keys, journal, language, now }) => {
    const { district } = session
    await mustBeOpen(tx, district, body.area)
    const words = areaWords[language].problems
    if (body.standsInFor && !body.endsOn)
      throw new Problem('invalid', { fields: [field('endsOn', 'required', words.standInNeedsEnd)] })
    if (body.endsOn && body.endsOn <= body.startsOn)
      throw new Problem('invalid', { fields: [field('endsOn', 'format', words.endBeforeStart)] })
    const row = {
      id: body.id,
      area: body.area,
      duty: body.duty,
      account: body.account ?? null,
      person: body.person,
      unit: body.unit ?? '',
      startsOn: body.startsOn,
      endsOn: body.endsOn ?? null,
      standsInFor: body.standsInFor ?? null,
      reason: body.reason ?? '',
    }
    const wanted: contract.Responsible = { ...row, phone: body.phone ?? '' }
    const known = await store.findResponsible(tx, scope, body.id)
    if (known) return sameAs(viewOf(known, keys, district), wanted)
    if (row.standsInFor) await mustStandIn(tx, scope, row.standsInFor, row.area, words.standInElsewhere)
    else if (row.duty === 'lead') await store.endLeads(tx, district, [row.area], row.startsOn, scope.actor.account, now)
    const phone = body.phone ? keys.seal(body.phone, about(district)) : null
    await store.addResponsible(tx, district, [{ ...row, phone }], scope.actor.account, now)
    journal({ kind: 'areas.appointed', area: row.area, subject: row.id, content: row })
    return wanted
  })

  endOne(serve)
  byList(serve)
}

/** A request that came twice answers the same; another content under the same id does not. */
function sameAs(known: contract.Responsible, wanted: contract.Responsible): contract.Responsible {
  const { endsOn: _, ...before } = known
  const { endsOn: __, ...after } = wanted
  if (JSON.stringify(Object.entries(before).sort()) !== JSON.stringify(Object.entries(after).sort()))
    throw new Problem('sameIdOtherContent')
  return known
}

async function mustStandIn(tx: Tx, scope: Scope<'areas.write'>, id: string, area: string, text: string): Promise<void> {
  const other = await store.findResponsible(tx, scope, id)
  if (other?.area !== area) throw new Problem('invalid', { fields: [field('standsInFor', 'choice', text)] })
}

function endOne(serve: Serve): void {
  serve(contract.endDuty, async ({ params, body, tx, scope, journal, language, now }) => {
    const row = found(await store.findResponsible(tx, scope, params.id))
    if (body.on < row.startsOn)
      throw new Problem('invalid', {
        fields: [field('on', 'tooSmall', areaWords[language].problems.endBeforeStart)],
      })
    const reason = body.reason ?? ''
    await store.endDuty(tx, scope.district, row.id, { on: body.on, reason, by: scope.actor.account, now })
    journal({ kind: 'areas.dutyEnded', area: row.area, subject: row.id, content: { on: body.on, reason } })
    return { done: true }
  })
}

function byList(serve: Serve): void {
  serve(contract.appointByList, async ({ body, tx, scope, session, keys, journal, now }) => {
    const { district } = session
    const areas = await listAreas(tx, narrow(scope, 'areas.read'), { level: body.level, under: body.area })
    const lines = body.lines.map((line, i) => ({
      row: i + 1,
      area: line.area ?? '',
      person: line.person.trim(),
      phone: line.phone ?? '',
    }))
    const { given, unknown, without } = assign(areas, lines)
    if (body.duty === 'lead') {
      const taken = given.map((g) => g.area)
      await store.endLeads(tx, district, taken, body.startsOn, scope.actor.account, now)
    }
    const rows = given.map(({ area, person, phone, row }) => ({
      ...{ id: uuidv7(), area, duty: body.duty, account: null, person, unit: body.lines[row - 1]?.unit ?? '' },
      phone: phone ? keys.seal(phone, about(district)) : null,
      ...{ startsOn: body.startsOn, endsOn: null, standsInFor: null, reason: '' },
    }))
    await store.addResponsible(tx, district, rows, scope.actor.account, now)
    journal({ kind: 'areas.appointedByList', area: body.area, content: { given: given.length, duty: body.duty } })
    return {
      given: given.length,
      unknown: unknown.map(({ row, area, person }) => ({ row, area, person })),
      without: without.length,
    }
  })
}
