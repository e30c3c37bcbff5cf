import type { Position } from 'geojson'
import clipping, { type Geom } from 'polygon-clipping'
import type { outlineFaults } from '@gridward/contract/areas'
import { rounded, wound, type Shape } from './rules-geometry.ts'

/** An outline is given for a six-digit district, or for a street, community or grid that has a surveyed shape. */
export type Outline = { prefix: string; name: string; shape: Shape }
export type OutlineFault = { feature: number; fault: (typeof outlineFaults)[number]; detail: string }

/** Far above a surveyed district (a county outline of 1:250,000 has 2,000 points) and small enough to clip in a second. */
const maxPoints = 200_000
const codeFields = ['path', 'code', 'adcode', 'id', 'gb', 'street_code', 'village_code', 'district_code']

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function featuresOf(value: unknown): Json[] | null {
  if (!isObject(value)) return null
  if (value['type'] === 'FeatureCollection' && Array.isArray(value['features']))
    return value['features'].filter(isObject)
  if (value['type'] === 'Feature') return [value]
  if (value['type'] === 'Polygon' || value['type'] === 'MultiPolygon') return [{ type: 'Feature', geometry: value }]
  return null
}

/** The area that a feature speaks of: a code of 6, 9, 12 or 15 digits, or a name that only one of `names` has. */
function prefixOf(feature: Json, names: ReadonlyMap<string, readonly string[]>): string {
  const properties = isObject(feature['properties']) ? feature['properties'] : {}
  for (const value of [feature['id'], ...codeFields.map((field) => properties[field])]) {
    const code = typeof value === 'number' || typeof value === 'string' ? String(value).replace(/^156/, '') : ''
    if (/^\d{6}$|^\d{9}$|^\d{12}$|^\d{15}$/.test(code)) return code.length === 12 ? code.replace(/000$/, '') : code
  }
  const named = names.get(String(properties['name'] ?? ''))
  return named?.length === 1 ? (named[0] ?? '') : ''
}

function closedRing(ring: unknown): Position[] | null {
  if (!Array.isArray(ring)) return null
  const points = ring.map((p: unknown): Position => (Array.isArray(p) ? [Number(p[0]), Number(p[1])] : [NaN, NaN]))
  const [first, last] = [points[0], points.at(-1)]
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) points.push(first)
  return points
}

function shapeOf(geometry: unknown): Shape | OutlineFault['fault'] {
  if (!isObject(geometry) || !Array.isArray(geometry['coordinates'])) return 'noPolygon'
  const given: unknown[] = geometry['type'] === 'Polygon' ? [geometry['coordinates']] : geometry['coordinates']
  if (geometry['type'] !== 'Polygon' && geometry['type'] !== 'MultiPolygon') return 'noPolygon'
  const shape: Shape = []
  let count = 0
  for (const polygon of given) {
    if (!Array.isArray(polygon)) return 'noPolygon'
    const rings = polygon.map(closedRing)
    for (const ring of rings) {
      if (!ring || ring.length < 4) return 'ringTooShort'
      if (ring.some(([x = NaN, y = NaN]) => !(Math.abs(x) <= 180 && Math.abs(y) <= 90))) return 'notDegrees'
      count += ring.length
    }
    shape.push(rings.filter((ring) => ring !== null))
  }
  return count > maxPoints ? 'tooManyPoints' : shape
}

/**
 * Reads a GeoJSON file of outlines. Several features of one area are joined; rings that cross themselves are mended by
 * the union; winding is made even. `names` maps a name to the prefixes that carry it; `given` is the area of a file with
 * a single feature, whatever code that carries (codes of outlines are often older than those of the divisions).
 */
export function readOutlines(
  value: unknown,
  names: ReadonlyMap<string, readonly string[]>,
  given = '',
): { outlines: Outline[]; faults: OutlineFault[] } {
  const features = featuresOf(value)
  if (!features) return { outlines: [], faults: [{ feature: 0, fault: 'notGeoJson', detail: '' }] }
  const parts = new Map<string, { name: string; shapes: Shape[] }>()
  const faults: OutlineFault[] = []
  features.forEach((feature, i) => {
    const properties = isObject(feature['properties']) ? feature['properties'] : {}
    const name = String(properties['name'] ?? '')
    const shape = shapeOf(feature['geometry'])
    const prefix = (features.length === 1 && given) || prefixOf(feature, names)
    if (typeof shape === 'string') faults.push({ feature: i + 1, fault: shape, detail: name })
    else if (!prefix) faults.push({ feature: i + 1, fault: 'unknownArea', detail: name })
    else parts.set(prefix, { name, shapes: [...(parts.get(prefix)?.shapes ?? []), shape] })
  })
  const outlines = [...parts].map(([prefix, { name, shapes }]) => {
    const [first = [], ...rest] = shapes
    const joined = clipping.union(first as Geom, ...(rest as Geom[])) as Shape
    return { prefix, name, shape: wound(rounded(joined)) }
  })
  return { outlines, faults }
}
