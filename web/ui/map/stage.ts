import type { Level } from '@gridward/contract/paths'
import { areaAt } from './hit.ts'
import { followPointer } from './pointer.ts'
import { paletteOf, type MapValue, type Palette, type Scale } from './palette.ts'
import type { Plane, Position, Shape } from './shapes.ts'
import { Sheets } from './sheets.ts'
import { fit, keepInSight, levelFor, shownAt, toPlanePoint, toScreen, zoomAt, type Size, type View } from './view.ts'

export type StageEvents = {
  /** The area under the pointer, and where on the screen; undefined when there is none. */
  over: (shape: Shape | undefined, at: Position) => void
  choose: (shape: Shape) => void
  /** The level that is now filled. */
  level: (level: Level) => void
}

const empty: Plane = { shapes: [], box: { left: 0, top: 0, right: 1, bottom: 1 }, toPlane: (position) => position }
/** Redrawing sharp waits until a zoom gesture rests this long, ms. */
const rest = 120

/**
 * The map without React: it draws once into sheets larger than the window and, while somebody drags or zooms, only
 * moves those sheets; nothing runs while nothing happens.
 */
export class Stage {
  readonly #host: HTMLElement
  readonly #events: StageEvents
  readonly #sheets: Sheets
  #plane = empty
  #shown: readonly Shape[] = []
  #level: Level | undefined
  #fixed: Level | undefined
  #value: (path: string) => MapValue = () => null
  #painted = new Map<string, string>()
  #points: readonly Position[] = []
  #chosen: string | undefined
  #view: View = { k: 1, x: 0, y: 0 }
  #size: Size = { width: 0, height: 0 }
  #moved = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #palette: Palette
  readonly #ends: (() => void)[] = []

  constructor(host: HTMLElement, scale: Scale, events: StageEvents) {
    this.#host = host
    this.#events = events
    this.#palette = paletteOf(scale)
    this.#sheets = new Sheets(host)
    const watch = new ResizeObserver(() => this.#resize())
    watch.observe(host)
    this.#ends.push(
      () => watch.disconnect(),
      followPointer(host, {
        pan: (dx, dy) => this.pan(dx, dy),
        zoom: (factor, at) => this.zoom(factor, at),
        over: (at) => events.over(at && this.#at(at), at ?? [0, 0]),
        tap: (at) => {
          const shape = this.#at(at)
          if (shape) events.choose(shape)
        },
        rest: () => this.#later(0),
      }),
    )
    this.#resize()
  }

  areas(plane: Plane): void {
    this.#plane = plane
    this.#level = undefined
    this.#moved = false
    this.whole()
  }

  scale(scale: Scale): void {
    this.#palette = paletteOf(scale)
    this.#painted.clear()
    this.#draw()
  }

  /** Repaints only the areas whose step changed. */
  values(value: (path: string) => MapValue): void {
    this.#value = value
    const changed = this.#shown.filter((shape) => this.#painted.get(shape.path) !== this.#stepOf(shape))
    if (changed.length === 0) return
    for (const shape of changed) this.#painted.set(shape.path, this.#stepOf(shape))
    this.#sheets.recolour(changed, value, this.#palette)
  }

  points(points: readonly Position[]): void {
    this.#points = points.map(this.#plane.toPlane)
    this.#draw()
  }

  choose(path: string | undefined): void {
    if (path === this.#chosen) return
    this.#chosen = path
    this.#draw()
  }

  /** Holds one level instead of the one that suits the zoom. */
  hold(level: Level | undefined): void {
    this.#fixed = level
    this.#draw()
  }

  whole(): void {
    this.#moved = false
    this.#view = fit(this.#plane.box, this.#size)
    this.#draw()
  }

  /** Brings an area into the window, as large as fits. */
  show(path: string): void {
    const shape = this.#plane.shapes.find((one) => one.path === path)
    if (!shape) return
    this.#moved = true
    this.#view = fit(shape.box, this.#size, 40)
    this.#draw()
  }

  pan(dx: number, dy: number): void {
    this.#moved = true
    this.#view = keepInSight({ ...this.#view, x: this.#view.x + dx, y: this.#view.y + dy }, this.#plane.box, this.#size)
    if (this.#sheets.move(this.#view)) this.#draw()
  }

  zoom(factor: number, at: Position = [this.#size.width / 2, this.#size.height / 2]): void {
    this.#moved = true
    const least = fit(this.#plane.box, this.#size).k / 1.5
    const zoomed = zoomAt(this.#view, factor, at, least, least * 120)
    this.#view = keepInSight(zoomed, this.#plane.box, this.#size)
    this.#sheets.move(this.#view)
    this.#later(rest)
  }

  /** Where the middle of an area now is in the window. */
  placeOf(path: string): Position | undefined {
    const shape = this.#plane.shapes.find((one) => one.path === path)
    return shape && toScreen(this.#view, shape.label)
  }

  end(): void {
    clearTimeout(this.#timer)
    for (const end of this.#ends) end()
    this.#sheets.end()
  }

  #at(at: Position): Shape | undefined {
    return areaAt(this.#shown, toPlanePoint(this.#view, at))
  }

  #stepOf(shape: Shape): string {
    return String(this.#value(shape.path)?.step ?? '')
  }

  #later(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#draw(), ms)
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#host
    if (width === 0 || height === 0) return
    this.#size = { width, height }
    this.#sheets.resize(this.#size)
    if (this.#moved) this.#draw()
    else this.whole()
  }

  #draw(): void {
    clearTimeout(this.#timer)
    if (this.#size.width === 0) return
    const level = this.#fixed ?? levelFor(this.#plane.shapes, this.#view.k)
    this.#shown = shownAt(this.#plane.shapes, level)
    this.#painted = new Map(this.#shown.map((shape) => [shape.path, this.#stepOf(shape)]))
    this.#sheets.draw({
      view: this.#view,
      level,
      shapes: this.#plane.shapes,
      shown: this.#shown,
      value: this.#value,
      points: this.#points,
      chosen: this.#plane.shapes.find((shape) => shape.path === this.#chosen),
      palette: this.#palette,
    })
    if (level !== this.#level) this.#events.level((this.#level = level))
  }
}
