import { levels, type Level } from '@gridward/contract/paths'
import type { MapValue, Palette } from './palette.ts'
import {
  hatch,
  intoPixels,
  intoPlane,
  paintAreas,
  paintBorders,
  paintChosen,
  paintLabels,
  paintPoints,
  type Sheet,
} from './paint.ts'
import type { Position, Shape } from './shapes.ts'
import type { Size, View } from './view.ts'

export type Picture = {
  view: View
  level: Level
  shapes: readonly Shape[]
  shown: readonly Shape[]
  value: (path: string) => MapValue
  points: readonly Position[]
  chosen: Shape | undefined
  palette: Palette
}

/** Sheets reach over each edge by this part of the window, as far as the memory below allows. */
const reach = 0.3
const mostPixels = 12_000_000

/** Two canvases on top of each other: areas below; borders, points and names above, so that recolouring spares them. */
export class Sheets {
  readonly #frame = document.createElement('div')
  readonly #areas = document.createElement('canvas')
  readonly #marks = document.createElement('canvas')
  #size: Size = { width: 0, height: 0 }
  #margin = { x: 0, y: 0 }
  #ratio = 1
  #drawn: View = { k: 1, x: 0, y: 0 }
  #none: CanvasPattern | null = null

  constructor(host: HTMLElement) {
    this.#frame.className = 'map-sheets'
    this.#frame.append(this.#areas, this.#marks)
    host.prepend(this.#frame)
  }

  resize(size: Size): void {
    this.#size = size
    this.#ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(mostPixels / (size.width * size.height)))
    const bare = size.width * size.height * this.#ratio ** 2
    const part = Math.max(0, Math.min(reach, (Math.sqrt(mostPixels / bare) - 1) / 2))
    this.#margin = { x: Math.round(size.width * part), y: Math.round(size.height * part) }
    const width = size.width + 2 * this.#margin.x
    const height = size.height + 2 * this.#margin.y
    for (const canvas of [this.#areas, this.#marks]) {
      canvas.width = Math.round(width * this.#ratio)
      canvas.height = Math.round(height * this.#ratio)
      canvas.style.width = `${width}px`
      canvas.style.height = `${height}px`
      canvas.style.left = `${-this.#margin.x}px`
      canvas.style.top = `${-this.#margin.y}px`
    }
    this.#none = null
  }

  draw(picture: Picture): void {
    const { palette, view } = picture
    this.#drawn = view
    this.#frame.style.transform = ''
    const areas = this.#sheet(this.#areas, view)
    this.#none ??= hatch(areas.context, palette, this.#ratio)
    clear(areas)
    intoPlane(areas)
    paintAreas(areas, picture.shown, picture.value, palette, this.#none)
    const marks = this.#sheet(this.#marks, view)
    clear(marks)
    intoPlane(marks)
    paintBorders(marks, picture.shapes, picture.level, palette)
    if (picture.chosen) paintChosen(marks, picture.chosen, palette)
    intoPixels(marks)
    paintPoints(marks, picture.points, palette)
    paintLabels(marks, named(picture), palette)
  }

  recolour(shapes: readonly Shape[], value: (path: string) => MapValue, palette: Palette): void {
    const sheet = this.#sheet(this.#areas, this.#drawn)
    intoPlane(sheet)
    paintAreas(sheet, shapes, value, palette, this.#none)
  }

  /** Moves what is drawn to a new view; true when the window has come to the edge of the sheets. */
  move(view: View): boolean {
    const s = view.k / this.#drawn.k
    const x = view.x - s * this.#drawn.x
    const y = view.y - s * this.#drawn.y
    this.#frame.style.transform = s === 1 ? `translate3d(${x}px,${y}px,0)` : `matrix(${s},0,0,${s},${x},${y})`
    return s === 1 && (Math.abs(x) > this.#margin.x || Math.abs(y) > this.#margin.y)
  }

  end(): void {
    this.#frame.remove()
  }

  #sheet(canvas: HTMLCanvasElement, view: View): Sheet {
    return {
      context: canvas.getContext('2d')!,
      view: { k: view.k, x: view.x + this.#margin.x, y: view.y + this.#margin.y },
      size: { width: this.#size.width + 2 * this.#margin.x, height: this.#size.height + 2 * this.#margin.y },
      ratio: this.#ratio,
    }
  }
}

function clear({ context }: Sheet): void {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
}

/** Names of the filled level and of those above it; the district's own stands over the page. */
function named({ shapes, shown, level }: Picture): Shape[] {
  const depth = levels.indexOf(level)
  const above = shapes.filter((shape) => shape.level !== 'district' && levels.indexOf(shape.level) < depth)
  return [...above.filter((shape) => !shown.includes(shape)), ...shown]
}
