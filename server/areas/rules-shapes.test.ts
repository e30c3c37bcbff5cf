import { describe, expect, it } from 'vitest'
import { areaOf, holds, squareKilometres, type Shape } from './rules-geometry.ts'
import { intersection, union } from './rules-clipping.ts'
import { planImport } from './rules-import.ts'
import { readOutlines } from './rules-outline.ts'
import { deriveShapes, type ShapeWish } from './rules-shapes.ts'
import { sampleOutline, sampleRows } from './samples.ts'

const rows = await sampleRows()
const planned = (roots: readonly string[]) => {
  const { streets, communities, neighbours } = planImport(rows, roots, [])
  return { wishes: [...streets, ...communities].map(({ path, parent, code }) => ({ path, parent, code })), neighbours }
}
const grids = (community: string, n: number): ShapeWish[] =>
  Array.from({ length: n }, (_, i) => community + String(i + 1).padStart(3, '0')).map((path) => ({
    path,
    parent: community,
    code: path,
  }))
const close = (a: number, b: number, within = 1e-6) => expect(Math.abs(a / b - 1)).toBeLessThan(within)

describe('outlines', () => {
  it.each([
    ['440112', 483],
    ['440308', 89],
    ['440205', 1628],
    ['110115', 1036],
    ['370105', 261],
    ['370115', 1097],
  ])('of %s measure about %i square kilometres', (district, km2) => {
    expect(Math.abs(squareKilometres(sampleOutline(district).shape) / km2 - 1)).toBeLessThan(0.01)
  })

  it('are refused by feature with a reason', () => {
    const feature = (properties: object, coordinates: unknown) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Polygon', coordinates },
    })
    const square = [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ]
    const { outlines, faults } = readOutlines(
      {
        type: 'FeatureCollection',
        features: [
          feature({ code: 440112 }, square),
          feature({ name: '某地' }, square),
          feature({ code: '440113' }, [
            [
              [12345678, 4],
              [5, 6],
              [7, 8],
              [12345678, 4],
            ],
          ]),
          feature({ code: '440114' }, [
            [
              [0, 0],
              [1, 1],
            ],
          ]),
          { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [0, 0] } },
        ],
      },
      new Map(),
    )
    expect(outlines.map((o) => o.prefix)).toEqual(['440112'])
    expect(faults.map((f) => f.fault)).toEqual(['unknownArea', 'notDegrees', 'ringTooShort', 'noPolygon'])
    expect(readOutlines([1], new Map()).faults[0]?.fault).toBe('notGeoJson')
  })
})

describe('derived shapes', () => {
  const { wishes } = planned(['440112'])
  const outline = sampleOutline('440112')
  const communities = wishes.filter((w) => w.path.length === 12)
  const all = [...wishes, ...communities.flatMap((c) => grids(c.path, 7))]
  const drawn = deriveShapes(all, [outline])
  const shape = new Map(drawn.map((d) => [d.path, d.shape]))

  it('fill the outline without gap or overlap at every level', () => {
    for (const length of [9, 12, 15]) {
      const level = drawn.filter((d) => d.path.length === length)
      close(
        level.reduce((sum, d) => sum + areaOf(d.shape), 0),
        areaOf(outline.shape),
      )
    }
    close(areaOf(union(drawn.filter((d) => d.path.length === 9).map((d) => d.shape))), areaOf(outline.shape))
  })

  it('lie inside their parent, with their label inside themselves', () => {
    for (const { path, shape: own, label } of drawn.filter((d) => d.path !== '')) {
      expect(holds(own, label)).toBe(true)
      const parent = shape.get(path.slice(0, -3))
      if (path.length > 9 && path.endsWith('003')) close(areaOf(intersection(own, parent ?? [])), areaOf(own), 1e-4)
    }
  })

  it('are schematic, drawn for every area, and each near its fair share', () => {
    expect(drawn).toHaveLength(all.length + 1)
    expect(drawn.every((d) => d.schematic === (d.path !== ''))).toBe(true)
    for (const c of communities) {
      const siblings = communities.filter((other) => other.parent === c.parent).length
      const share = (areaOf(shape.get(c.path) ?? []) / areaOf(shape.get(c.parent) ?? [])) * siblings
      expect(share).toBeGreaterThan(0.5)
      expect(share).toBeLessThan(1.6)
    }
  })

  it('come out the same each time, and one more grid changes only its community', () => {
    const home = communities[20]?.path ?? ''
    const more = deriveShapes([...all.toReversed(), ...grids(home, 8).slice(7)], [outline])
    const changed = more.filter((d) => JSON.stringify(shape.get(d.path)) !== JSON.stringify(d.shape)).map((d) => d.path)
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.every((path) => path.startsWith(home) && path.length === 15)).toBe(true)
  })

  it('give way to a surveyed shape of a street', () => {
    const [west, south] = drawn[0]?.label ?? [0, 0]
    const real: Shape = [
      [
        [
          [west, south],
          [west + 0.01, south],
          [west + 0.01, south + 0.01],
          [west, south + 0.01],
          [west, south],
        ],
      ],
    ]
    const mixed = deriveShapes(all, [outline, { prefix: '440112001', shape: real }])
    const streets = mixed.filter((d) => d.path.length === 9)
    expect(streets.find((d) => d.path === '440112001')?.schematic).toBe(false)
    close(areaOf(union(streets.map((d) => d.shape))), areaOf(outline.shape))
    const inside = mixed.filter((d) => d.path.length === 12 && d.path.startsWith('440112001'))
    close(
      inside.reduce((sum, d) => sum + areaOf(d.shape), 0),
      areaOf(real),
    )
  })

  it('put five streets of two districts on one map, each within its own outline', () => {
    const roots = ['370105016', '370105017', '370115003', '370115004', '370115006']
    const five = planned(roots)
    const both = [sampleOutline('370105'), sampleOutline('370115')]
    const map = deriveShapes(five.wishes, both, five.neighbours)
    expect(map.filter((d) => d.path.length === 12)).toHaveLength(353)
    const whole = map.find((d) => d.path === '')
    close(
      map.filter((d) => d.path.length === 9).reduce((sum, d) => sum + areaOf(d.shape), 0),
      areaOf(whole?.shape ?? []),
    )
    expect(areaOf(whole?.shape ?? [])).toBeLessThan(0.6 * both.reduce((sum, o) => sum + areaOf(o.shape), 0))
  })
})
