import type { Box, Position, Shape } from './shapes.ts'
import { overlaps, toScreen, type Size, type View } from './view.ts'

export type Label = { text: string; at: Position; box: Box; path: string }

/** 永和街道 → 永和: on a map the kind of area is plain from its border. */
const kind = /(?<=..)(街道办事处|街道|地区|镇|乡|社区居委会|社区|居委会|村委会|村)$/

/**
 * Places names greedily, larger areas first, and leaves out whatever would cover a name already placed, run over the
 * edge, or be more than a third wider than its area. A name that does not fit whole is tried without its kind.
 */
export function placeLabels(
  shapes: readonly Shape[],
  view: View,
  size: Size,
  font: { height: number; measure: (text: string) => number },
): Label[] {
  const placed: Label[] = []
  const fitting = (shape: Shape, text: string): Label | undefined => {
    const width = font.measure(text)
    if (width > (shape.box.right - shape.box.left) * view.k * 1.33) return undefined
    const at = toScreen(view, shape.label)
    const box = around(at, width + 4, font.height + 2)
    const out = box.left < 0 || box.top < 0 || box.right > size.width || box.bottom > size.height
    return out || placed.some((other) => overlaps(other.box, box)) ? undefined : { text, at, box, path: shape.path }
  }
  const sorted = [...shapes].sort((a, b) => a.path.length - b.path.length || b.side - a.side)
  for (const shape of sorted) {
    const label = fitting(shape, shape.name) ?? fitting(shape, shape.name.replace(kind, ''))
    if (label) placed.push(label)
  }
  return placed
}

const around = ([x, y]: Position, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
})
