import { levels, type Level } from '@gridward/contract/paths'
import type { Box, Position, Shape } from './shapes.ts'

/** screen = plane × k + (x, y), in CSS pixels. */
export type View = { k: number; x: number; y: number }
export type Size = { width: number; height: number }

/** The view that shows a box whole, centred, with a margin in px. */
export function fit(box: Box, size: Size, margin = 12): View {
  const k = Math.min(
    (size.width - 2 * margin) / Math.max(box.right - box.left, 1e-6),
    (size.height - 2 * margin) / Math.max(box.bottom - box.top, 1e-6),
  )
  return {
    k,
    x: size.width / 2 - (k * (box.left + box.right)) / 2,
    y: size.height / 2 - (k * (box.top + box.bottom)) / 2,
  }
}

/** Zooms so that the point of the plane under `at` stays there. */
export function zoomAt(view: View, factor: number, at: Position, least: number, most: number): View {
  const k = Math.min(most, Math.max(least, view.k * factor))
  const s = k / view.k
  return { k, x: at[0] - s * (at[0] - view.x), y: at[1] - s * (at[1] - view.y) }
}

/** Keeps at least a quarter of the screen on the map, so that nobody loses it. */
export function keepInSight(view: View, box: Box, size: Size): View {
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, Math.min(low, high)), high)
  return {
    k: view.k,
    x: clamp(view.x, size.width / 4 - view.k * box.right, (3 * size.width) / 4 - view.k * box.left),
    y: clamp(view.y, size.height / 4 - view.k * box.bottom, (3 * size.height) / 4 - view.k * box.top),
  }
}

export const toScreen = (view: View, [x, y]: Position): Position => [x * view.k + view.x, y * view.k + view.y]
export const toPlanePoint = (view: View, [x, y]: Position): Position => [(x - view.x) / view.k, (y - view.y) / view.k]

/** An area narrower than this many px cannot be pointed at, let alone read. */
const smallest = 15

/** The deepest level whose areas can still be told apart: the middle one of them is `smallest` px or wider. */
export function levelFor(shapes: readonly Shape[], k: number): Level {
  let chosen: Level = 'district'
  for (const level of levels) {
    const sides = shapes.filter((shape) => shape.level === level).map((shape) => shape.side)
    if (sides.length === 0) continue
    const middle = sides.sort((a, b) => a - b)[sides.length >> 1]!
    if (middle * k >= smallest || chosen === 'district') chosen = level
  }
  return chosen
}

/** What is filled at a level: its areas, and those above that nothing deeper divides. */
export function shownAt(shapes: readonly Shape[], level: Level): Shape[] {
  const depth = levels.indexOf(level)
  return shapes.filter((shape) => {
    const own = levels.indexOf(shape.level)
    return own === depth || (own < depth && !shape.parent)
  })
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top
