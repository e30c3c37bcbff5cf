import { describe, expect, test } from 'vitest'
import { areaAt } from './hit.ts'
import { placeLabels } from './labels.ts'
import { toPlane, type MapArea, type Position } from './shapes.ts'
import { fit, keepInSight, levelFor, shownAt, toPlanePoint, toScreen, zoomAt } from './view.ts'

const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const area = (path: string, west: number, south: number, size: number, name = path): MapArea => ({
  path,
  name,
  label: [west + size / 2, south + size / 2],
  rings: [square(west, south, size)],
})
/** Two streets; only the first is divided. */
const areas = [
  area('440112001', 113.4, 23, 0.2, '黄埔街道'),
  area('440112002', 113.6, 23, 0.2, '红山街道'),
  area('440112001001', 113.4, 23, 0.1),
  area('440112001002', 113.5, 23, 0.1),
]
const plane = toPlane(areas)
const size = { width: 800, height: 600 }

describe('the map', () => {
  test('is a thousand units wide, north is up', () => {
    expect(plane.box.right).toBe(1000)
    const [west, north] = plane.toPlane([113.4, 23.2])
    expect([Math.round(west), Math.round(north)]).toEqual([0, 0])
  })

  test('an area that nothing deeper divides stays when its neighbours are shown by their parts', () => {
    expect(shownAt(plane.shapes, 'community').map((shape) => shape.path)).toEqual([
      '440112002',
      '440112001001',
      '440112001002',
    ])
    expect(shownAt(plane.shapes, 'street').map((shape) => shape.path)).toEqual(['440112001', '440112002'])
  })

  test('shows the deepest level that can still be told apart', () => {
    expect(levelFor(plane.shapes, 0.01)).toBe('street')
    expect(levelFor(plane.shapes, 1)).toBe('community')
  })

  test('finds the area under the pointer, and none in a hole', () => {
    const at = (longitude: number, latitude: number) =>
      areaAt(shownAt(plane.shapes, 'street'), plane.toPlane([longitude, latitude]))?.path
    expect(at(113.7, 23.1)).toBe('440112002')
    expect(at(114, 23.1)).toBeUndefined()
    const ring = { ...area('440112003', 113.4, 23, 0.2), rings: [square(113.4, 23, 0.2), square(113.45, 23.05, 0.1)] }
    const holed = toPlane([ring])
    expect(areaAt(holed.shapes, holed.toPlane([113.5, 23.1]))).toBeUndefined()
    expect(areaAt(holed.shapes, holed.toPlane([113.41, 23.01]))?.path).toBe('440112003')
  })

  test('zooming keeps the place under the pointer', () => {
    const view = fit(plane.box, size)
    const at: Position = [300, 200]
    const before = toPlanePoint(view, at)
    const zoomed = zoomAt(view, 2, at, 0.1, 100)
    const after = toScreen(zoomed, before)
    expect(after[0]).toBeCloseTo(at[0])
    expect(after[1]).toBeCloseTo(at[1])
    expect(zoomAt(view, 1e9, at, 0.1, 5).k).toBe(5)
  })

  test('cannot be dragged out of sight', () => {
    const far = keepInSight({ k: 1, x: -99_999, y: 99_999 }, plane.box, size)
    expect(far.x + plane.box.right).toBeGreaterThanOrEqual(size.width / 4)
    expect(far.y).toBeLessThanOrEqual((3 * size.height) / 4)
  })

  test('no name covers another; one that does not fit whole is shortened or left out', () => {
    const view = fit(plane.box, size)
    const streets = shownAt(plane.shapes, 'street')
    const wide = { height: 20, measure: (text: string) => text.length * 130 }
    expect(placeLabels(streets, view, size, wide).map((label) => label.text)).toEqual(['黄埔', '红山'])
    const huge = { height: 20, measure: (text: string) => text.length * 400 }
    expect(placeLabels(streets, view, size, huge)).toEqual([])
    const everywhere = placeLabels([...streets, ...streets], view, size, { height: 20, measure: () => 50 })
    expect(everywhere).toHaveLength(2)
  })
})
