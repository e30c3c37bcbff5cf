import clipping, { type Geom } from 'polygon-clipping'
import { areaOf, rounded, type Shape } from './rules-geometry.ts'

/**
 * The clipping library gives up on rare inputs with edges that lie almost on each other ("unable to complete output
 * ring"). A second try on coordinates rounded to a tenth of a millimetre has made it succeed each time so far.
 */
function steady(work: (shapes: Geom[]) => Shape, shapes: readonly Shape[]): Shape {
  try {
    return work(shapes as Geom[])
  } catch {
    return work(shapes.map((shape) => rounded(shape, 9)) as Geom[])
  }
}

export const intersection = (a: Shape, b: Shape): Shape =>
  steady(([first = [], ...rest]) => clipping.intersection(first, ...rest) as Shape, [a, b])
export const difference = (a: Shape, taken: readonly Shape[]): Shape =>
  steady(([first = [], ...rest]) => clipping.difference(first, ...rest) as Shape, [a, ...taken])
export const union = (shapes: readonly Shape[]): Shape =>
  steady(([first = [], ...rest]) => clipping.union(first, ...rest) as Shape, shapes)

/** Largest polygon first. */
export const piecesOf = (shape: Shape): Shape[] =>
  shape.map((polygon): Shape => [polygon]).sort((a, b) => areaOf(b) - areaOf(a))
