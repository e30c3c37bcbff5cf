import { checkChoice } from '../choice.ts'
import type { Coordinates } from './input.ts'

export const earthRadius = 6367

/** Areas at one place are one site; sites are in the order of x, then y, then z. */
export interface Places {
  readonly sites: number
  readonly siteOf: Int32Array
  /** Areas of each site: `areas[first[s] .. first[s + 1])`. */
  readonly first: Int32Array
  readonly areas: Int32Array
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array
  /** A straight distance as the user measures it: along the sphere where there are degrees. */
  readonly measured: (straight: number) => number
  readonly straight: (measured: number) => number
}

export function placesOf(coordinates: Coordinates): Places {
  const points = pointsOf(coordinates)
  const count = points.x.length
  const { x, y, z } = points
  const order = Int32Array.from({ length: count }, (_, i) => i)
  order.sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]! || z[a]! - z[b]! || a - b)
  const siteOf = new Int32Array(count)
  const first: number[] = []
  for (let at = 0; at < count; at++) {
    const [here, before] = [order[at]!, order[at - 1]]
    const same = before !== undefined && x[here] === x[before] && y[here] === y[before] && z[here] === z[before]
    if (!same) first.push(at)
    siteOf[here] = first.length - 1
  }
  const pick = (values: Float64Array): Float64Array => Float64Array.from(first, (at) => values[order[at]!]!)
  const spherical = coordinates.type === 'latlong'
  return {
    sites: first.length,
    siteOf,
    first: Int32Array.from([...first, count]),
    areas: order,
    x: pick(x),
    y: pick(y),
    z: pick(z),
    measured: spherical ? (chord) => 2 * earthRadius * Math.asin(Math.min(1, chord / (2 * earthRadius))) : (d) => d,
    straight: spherical
      ? (arc) => 2 * earthRadius * Math.sin(Math.min(Math.PI / 2, arc / (2 * earthRadius)))
      : (d) => d,
  }
}

interface Points {
  x: Float64Array
  y: Float64Array
  z: Float64Array
}

function pointsOf(coordinates: Coordinates): Points {
  checkChoice('coordinates.type', coordinates.type, ['cartesian', 'latlong'])
  const spherical = coordinates.type === 'latlong'
  const [one, two] = spherical ? [coordinates.longitude, coordinates.latitude] : [coordinates.x, coordinates.y]
  if (one.length !== two.length)
    throw new RangeError(`coordinates: ${one.length} and ${two.length} values; equal many.`)
  const [x, y, z] = [new Float64Array(one.length), new Float64Array(one.length), new Float64Array(one.length)]
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [one[i]!, two[i]!]
    if (!Number.isFinite(a) || !Number.isFinite(b)) throw new RangeError(`coordinates[${i}] is not a pair of numbers.`)
    if (!spherical) {
      x[i] = a
      y[i] = b
      continue
    }
    if (Math.abs(b) > 90 || Math.abs(a) > 360)
      throw new RangeError(`coordinates[${i}]: ${b}, ${a} is no place on earth.`)
    const [longitude, latitude] = [(a * Math.PI) / 180, (b * Math.PI) / 180]
    x[i] = earthRadius * Math.cos(longitude) * Math.cos(latitude)
    y[i] = earthRadius * Math.sin(longitude) * Math.cos(latitude)
    z[i] = earthRadius * Math.sin(latitude)
  }
  return { x, y, z }
}
