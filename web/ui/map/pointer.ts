import type { Position } from './shapes.ts'

export type Gestures = {
  pan: (dx: number, dy: number) => void
  zoom: (factor: number, at: Position) => void
  over: (at: Position | undefined) => void
  tap: (at: Position) => void
  /** A gesture ended. */
  rest: () => void
}

/** A pointer that moved less than this, in px, meant the place and not a drag. */
const still = 5
const middle = (a: Position, b: Position): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
const apart = (a: Position, b: Position): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Mouse, pen and fingers: one drags, two pinch, the wheel zooms. Returns how to stop. */
export function followPointer(host: HTMLElement, to: Gestures): () => void {
  const down = new Map<number, Position>()
  let travelled = 0
  const place = (event: MouseEvent): Position => {
    const box = host.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  const start = (event: PointerEvent): void => {
    if (event.button !== 0 || (event.target as Element).closest('button, a, select')) return
    if (down.size === 0) travelled = 0
    down.set(event.pointerId, place(event))
    host.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent): void => {
    const now = place(event)
    const before = down.get(event.pointerId)
    if (!before) return to.over(now)
    travelled += apart(now, before)
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      to.zoom(apart(now, other) / Math.max(1, apart(before, other)), middle(now, other))
    } else if (travelled > still) {
      to.over(undefined)
      to.pan(now[0] - before[0], now[1] - before[1])
    }
    down.set(event.pointerId, now)
  }
  const stop = (event: PointerEvent): void => {
    if (!down.delete(event.pointerId) || down.size > 0) return
    if (travelled <= still && event.type === 'pointerup') to.tap(place(event))
    else to.rest()
  }
  const wheel = (event: WheelEvent): void => {
    event.preventDefault()
    to.zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), place(event))
  }
  const leave = (): void => to.over(undefined)
  const ended = new AbortController()
  const { signal } = ended
  host.addEventListener('pointerdown', start, { signal })
  host.addEventListener('pointermove', move, { signal })
  host.addEventListener('pointerup', stop, { signal })
  host.addEventListener('pointercancel', stop, { signal })
  host.addEventListener('pointerleave', leave, { signal })
  host.addEventListener('wheel', wheel, { signal, passive: false })
  return () => ended.abort()
}
