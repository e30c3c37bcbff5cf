import { levels, type Level } from '@gridward/contract/paths'
import { placeLabels } from './labels.ts'
import type { MapValue, Palette } from './palette.ts'
import type { Position, Shape } from './shapes.ts'
import { overlaps, type Size, type View } from './view.ts'

type Context = CanvasRenderingContext2D

/** Outlines are traced once per shape and kept. */
const traced = new WeakMap<Shape, Path2D>()
function outline(shape: Shape): Path2D {
  let path = traced.get(shape)
  if (!path) {
    path = new Path2D()
    for (const ring of shape.rings) {
      for (let i = 0; i < ring.length; i += 2) {
        if (i === 0) path.moveTo(ring[0]!, ring[1]!)
        else path.lineTo(ring[i]!, ring[i + 1]!)
      }
      path.closePath()
    }
    traced.set(shape, path)
  }
  return path
}

/** Slanted lines 6 px apart: "nobody has told us". The pattern keeps its size at every zoom. */
export function hatch(context: Context, palette: Palette, ratio: number): CanvasPattern | null {
  const tile = document.createElement('canvas')
  tile.width = tile.height = 8 * ratio
  const pen = tile.getContext('2d')!
  pen.scale(ratio, ratio)
  pen.fillStyle = palette.none.paper
  pen.fillRect(0, 0, 8, 8)
  pen.strokeStyle = palette.none.line
  pen.lineWidth = 1.25
  pen.beginPath()
  for (const start of [-8, 0, 8]) {
    pen.moveTo(start - 1, 9)
    pen.lineTo(start + 9, -1)
  }
  pen.stroke()
  return context.createPattern(tile, 'repeat')
}

export type Sheet = { context: Context; view: View; size: Size; ratio: number }

/** Lets what follows be drawn in units of the plane. */
export function intoPlane({ context, view, ratio }: Sheet): void {
  context.setTransform(view.k * ratio, 0, 0, view.k * ratio, view.x * ratio, view.y * ratio)
}

const inSight = (sheet: Sheet, shape: Shape): boolean =>
  overlaps(shape.box, {
    left: -sheet.view.x / sheet.view.k,
    top: -sheet.view.y / sheet.view.k,
    right: (sheet.size.width - sheet.view.x) / sheet.view.k,
    bottom: (sheet.size.height - sheet.view.y) / sheet.view.k,
  })

/** Fills and outlines the given areas; the sheet must be in plane units (`intoPlane`). */
export function paintAreas(
  sheet: Sheet,
  shapes: readonly Shape[],
  value: (path: string) => MapValue,
  palette: Palette,
  none: CanvasPattern | null,
): void {
  const { context, view, ratio } = sheet
  none?.setTransform(new DOMMatrix().scale(1 / (view.k * ratio)))
  context.lineWidth = 0.8 / view.k
  context.strokeStyle = palette.line
  context.lineJoin = 'round'
  for (const shape of shapes) {
    if (!inSight(sheet, shape)) continue
    const told = value(shape.path)
    context.fillStyle = told ? palette.fill(told.step) : (none ?? palette.none.paper)
    const path = outline(shape)
    context.fill(path, 'evenodd')
    context.stroke(path)
  }
}

/** Borders of the levels above the one that is filled: the higher, the heavier. */
export function paintBorders(sheet: Sheet, shapes: readonly Shape[], shown: Level, palette: Palette): void {
  const { context, view } = sheet
  const depth = levels.indexOf(shown)
  context.strokeStyle = palette.lineStrong
  for (const shape of shapes) {
    const above = depth - levels.indexOf(shape.level)
    if (above <= 0 || !inSight(sheet, shape)) continue
    context.lineWidth = (0.6 + 0.6 * above) / view.k
    context.stroke(outline(shape))
  }
}

/** Small squares with a rim: 2,000 arcs cost four times as much. Expects CSS pixels (`intoPixels`). */
export function paintPoints(sheet: Sheet, points: readonly Position[], palette: Palette): void {
  const { context, view, size } = sheet
  context.fillStyle = palette.paper
  const seen = points
    .map(([x, y]): Position => [x * view.k + view.x, y * view.k + view.y])
    .filter(([x, y]) => x > -4 && y > -4 && x < size.width + 4 && y < size.height + 4)
  for (const [x, y] of seen) context.fillRect(x - 3, y - 3, 6, 6)
  context.fillStyle = palette.point
  for (const [x, y] of seen) context.fillRect(x - 2, y - 2, 4, 4)
}

export function intoPixels({ context, ratio }: Sheet): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
}

/** Names in ink on a halo of paper. Expects CSS pixels. */
export function paintLabels(sheet: Sheet, shapes: readonly Shape[], palette: Palette): void {
  const { context, view, size } = sheet
  context.font = palette.font
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.lineWidth = palette.labelHeight / 4
  context.strokeStyle = palette.paper
  context.fillStyle = palette.ink
  const height = palette.labelHeight * 1.2
  const visible = shapes.filter((shape) => inSight(sheet, shape))
  for (const label of placeLabels(visible, view, size, {
    height,
    measure: (text) => context.measureText(text).width,
  })) {
    context.strokeText(label.text, label.at[0], label.at[1])
    context.fillText(label.text, label.at[0], label.at[1])
  }
}

export function paintChosen(sheet: Sheet, shape: Shape, palette: Palette): void {
  const { context, view } = sheet
  const path = outline(shape)
  context.strokeStyle = palette.paper
  context.lineWidth = 6 / view.k
  context.stroke(path)
  context.strokeStyle = palette.chosen
  context.lineWidth = 3 / view.k
  context.stroke(path)
}
