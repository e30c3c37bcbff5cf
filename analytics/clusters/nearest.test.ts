import { expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { sorterOf } from './nearest.ts'
import { placesOf } from './places.ts'

const stream = random(4, 4)
const many = (make: () => number): number[] => Array.from({ length: 300 }, make)

test.each([
  ['spread out', many(stream.uniform), many(stream.uniform)],
  ['on whole coordinates, with ties', many(() => stream.below(20)), many(() => stream.below(20))],
  ['crowded, with one far away', [...many(stream.uniform), 1e6], [...many(stream.uniform), 0]],
])('sites are in the order of distance, then of x, then of y: %s', (_, x, y) => {
  const places = placesOf({ type: 'cartesian', x, y })
  const sorter = sorterOf(places)
  for (const centre of [0, 17, places.sites - 1]) {
    const { sorted, distances } = sorter(centre)
    const away = (s: number): number =>
      Math.sqrt((places.x[s]! - places.x[centre]!) ** 2 + (places.y[s]! - places.y[centre]!) ** 2)
    const order = Array.from({ length: places.sites }, (_, s) => s).sort((a, b) => away(a) - away(b) || a - b)
    expect(Array.from(sorted)).toEqual(order)
    expect(Array.from(distances)).toEqual(order.map(away))
  }
})
