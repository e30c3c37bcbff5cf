import * as contract from '@gridward/contract/areas'
import { dayOf } from '@gridward/contract/days'
import { found, Problem } from '../platform/problem.ts'
import { narrow } from '../platform/scope.ts'
import type { Serve } from '../serve.ts'
import { planGrids, storeGrids } from './dividing.ts'
import { says } from './problems.ts'
import { rounded } from './rules-geometry.ts'
import { aliasesIn, waysAround } from './store-aliases.ts'
import { listSets, removeSet, saveSet } from './store-sets.ts'
import { readShapes } from './store-shapes.ts'
import * as store from './store-tree.ts'

export function tree(serve: Serve): void {
  serve(contract.readTree, async ({ query, tx, scope }) => {
    const { name, roots, tree: version, shapes } = await store.readDistrict(tx, scope.district)
    const same = query.known === version
    const areas = same ? [] : await store.openAreas(tx, scope)
    return { version, shapes, name, roots, same, areas: areas.map(viewOf) }
  })

  serve(contract.readShapes, async ({ query, tx, scope }) => {
    const features = (await readShapes(tx, scope)).map((row) => ({
      type: 'Feature',
      id: row.path,
      properties: { path: row.path, name: row.name, label: [row.lon, row.lat], schematic: row.schematic },
      geometry: { type: 'MultiPolygon', coordinates: rounded(row.shape, 5) },
    }))
    // an address with a version never changes its content; without one the browser has to ask again
    const cache = query.version === undefined ? 'private, no-cache' : 'private, max-age=31536000, immutable'
    return {
      type: 'application/geo+json; charset=utf-8',
      body: JSON.stringify({ type: 'FeatureCollection', features }),
      headers: { 'cache-control': cache },
    }
  })

  serve(contract.listAliases, ({ tx, scope }) => aliasesIn(tx, scope))

  serve(contract.readHistory, async ({ query, tx, scope }) => {
    const area = found(await store.findArea(tx, scope.district, query.area))
    const ways = await waysAround(tx, scope.district, area.path)
    return {
      path: area.path,
      names: await store.namesOver(tx, scope.district, area.path),
      opened: area.valid_from,
      closed: area.valid_to,
      cameFrom: ways.filter((way) => way.to === area.path),
      wentTo: ways.filter((way) => way.from === area.path),
    }
  })

  serve(contract.renameArea, async ({ body, tx, session, journal, now }) => {
    const area = found(await store.findArea(tx, session.district, body.area))
    if (area.closed) throw new Problem('gone', { says: says((w) => w.areaClosed) })
    const { path, code } = area
    await store.renameAreas(tx, session.district, dayOf(now, session.zone), [{ path, code, name: body.name }])
    await store.changed(tx, session.district, 'tree')
    journal({ kind: 'areas.renamed', area: path, content: { before: area.name, name: body.name } })
    return { done: true }
  })

  grids(serve)
  sets(serve)
}

const viewOf = ({ path, level, kind, name, code }: store.AreaRow): contract.AreaView => ({
  path,
  level,
  kind,
  name,
  code,
})

function grids(serve: Serve): void {
  serve(contract.divideGrids, async ({ body, tx, scope, session, journal, now }) => {
    const { grids: made, grounds } = await planGrids(tx, narrow(scope, 'areas.read'), body.area, body.division)
    if (!body.dry && made.length) {
      await storeGrids(tx, session.district, made, dayOf(now, session.zone))
      journal({ kind: 'areas.divided', area: body.area, content: { grids: made.length, division: body.division } })
    }
    const communities = grounds.map(({ path, name }) => ({
      path,
      name,
      grids: made.filter((grid) => grid.parent === path).length,
    }))
    return { made: made.length, communities }
  })
}

function sets(serve: Serve): void {
  serve(contract.listSets, ({ tx, scope }) => listSets(tx, scope.district))

  serve(contract.saveSet, async ({ body, tx, session, scope, journal, now }) => {
    const known = await store.areaNames(tx, session.district, body.prefixes)
    if (known.length < new Set(body.prefixes).size)
      throw new Problem('invalid', { says: says((w) => w.setNamesUnknown) })
    await saveSet(tx, session.district, body, scope.actor.account, now)
    journal({ kind: 'areas.setSaved', area: '', subject: body.id, content: body })
    return { done: true }
  })

  serve(contract.removeSet, async ({ params, tx, session, journal }) => {
    found((await removeSet(tx, session.district, params.id)) || undefined)
    journal({ kind: 'areas.setRemoved', area: '', subject: params.id })
    return { done: true }
  })
}
