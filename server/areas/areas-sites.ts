import * as contract from '@gridward/contract/areas'
import type { Keys } from '../platform/keys.ts'
import { found, Problem } from '../platform/problem.ts'
import { covers, narrow } from '../platform/scope.ts'
import type { Serve } from '../serve.ts'
import { mustBeOpen } from './areas-responsible.ts'
import * as store from './store-sites.ts'

export const about = (district: number): string => `site.phone:${district}`

const viewOf = ({ phone_sealed, ...row }: store.SiteRow, keys: Keys, district: number): contract.Site => ({
  ...row,
  phone: phone_sealed ? keys.open(phone_sealed, about(district)) : '',
})

const valuesOf = (
  id: string,
  area: string,
  body: contract.SiteChange,
  keys: Keys,
  district: number,
): store.SiteValues => ({
  id,
  area,
  kind: body.kind,
  name: body.name,
  place: body.place ?? '',
  lon: body.lon ?? null,
  lat: body.lat ?? null,
  account: body.account ?? null,
  person: body.person ?? '',
  phone: body.phone ? keys.seal(body.phone, about(district)) : null,
  note: body.note ?? '',
})

/** The place after the last row of a page: area and id, joined. */
const cursorOf = (row: store.SiteRow | undefined): string | null => (row ? `${row.area}_${row.id}` : null)
function fromCursor(text: string | undefined): store.SiteFilter['after'] {
  const [area, id] = (text ?? '').split('_')
  return area !== undefined && id && /^[0-9a-f-]{36}$/.test(id) ? { area, id } : null
}

export function sites(serve: Serve): void {
  serve(contract.listSites, async ({ query, tx, scope, keys }) => {
    const within = query.area === undefined ? scope : narrow(scope, 'areas.read', query.area)
    const limit = query.limit ?? 50
    const filter = { area: query.area, kind: query.kind, closed: query.closed ?? false, after: fromCursor(query.after) }
    const rows = await store.listSites(tx, within, { ...filter, limit: limit + 1 })
    const total = await store.countSites(tx, within, { ...filter, limit })
    const items = rows.slice(0, limit)
    return {
      items: items.map((row) => viewOf(row, keys, scope.district)),
      next: rows.length > limit ? cursorOf(items.at(-1)) : null,
      total: Math.min(total, 1000),
      more: total > 1000,
    }
  })

  serve(contract.addSite, async ({ body, tx, scope, keys, journal, now }) => {
    await mustBeOpen(tx, scope.district, body.area)
    const values = valuesOf(body.id, body.area, body, keys, scope.district)
    const isNew = await store.addSite(tx, scope.district, values, scope.actor.account, now)
    const site = found(await store.findSite(tx, scope, body.id))
    const { phone: _, ...content } = values
    if (!isNew) {
      const { phone_sealed: __, closed: ___, ...known } = site
      if (JSON.stringify(known) !== JSON.stringify(content)) throw new Problem('sameIdOtherContent')
    } else journal({ kind: 'areas.siteAdded', area: site.area, subject: site.id, content })
    return viewOf(site, keys, scope.district)
  })

  serve(contract.changeSite, async ({ params, body, tx, scope, keys, journal, now }) => {
    const before = found(await store.findSite(tx, scope, params.id))
    const values = valuesOf(before.id, before.area, body, keys, scope.district)
    await store.changeSite(tx, scope.district, values, now)
    const { phone: _, ...content } = values
    journal({ kind: 'areas.siteChanged', area: before.area, subject: before.id, content })
    return viewOf(found(await store.findSite(tx, scope, params.id)), keys, scope.district)
  })

  serve(contract.closeSite, async ({ params, tx, scope, journal, now }) => {
    const site = found(await store.findSite(tx, scope, params.id))
    if (!site.closed && covers(scope, site.area)) await store.closeSite(tx, scope.district, site.id, now)
    journal({ kind: 'areas.siteClosed', area: site.area, subject: site.id })
    return { done: true }
  })
}
