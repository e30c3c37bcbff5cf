import { dayText } from '../../linelist/index.ts'
import { line, scale, text } from './svg.ts'

export const frame = { width: 720, left: 46, right: 12, top: 12, bottom: 30 }

/** Days from `first` over `length` days along the width that charts of one report share. */
export interface TimeAxis {
  readonly first: number
  readonly length: number
  /** Left edge of a day; `length` is the right end. */
  x(at: number): number
}

export const timeAxis = (first: number, length: number): TimeAxis => ({
  first,
  length,
  x: scale(0, length, frame.left, frame.width - frame.right),
})

/** Labels below a chart of this height: days, weeks or months, as many as have room. */
export function timeLabels({ first, length, x }: TimeAxis, height: number): string {
  const base = height - frame.bottom
  const marks = length > 200 ? monthStarts(first, length) : steps(length)
  const label = (at: number): string => (length > 200 ? dayText(first + at).slice(0, 7) : dayText(first + at).slice(5))
  const drawn = marks.map((at) => {
    const middle = x(at) + (length > 200 ? 0 : (x(1) - x(0)) / 2)
    return (
      line(middle, base, middle, base + 4, 'axis') + text(middle, base + 17, label(at), { 'text-anchor': 'middle' })
    )
  })
  const year = text(frame.left, height - 2, dayText(first).slice(0, 4), { class: 'small' })
  return line(frame.left, base, frame.width - frame.right, base, 'axis') + drawn.join('') + (length > 200 ? '' : year)
}

function steps(length: number): number[] {
  const step = [1, 2, 3, 7, 14, 28].find((one) => length / one <= 12) ?? 28
  return Array.from({ length: Math.ceil(length / step) }, (_, i) => i * step)
}

function monthStarts(first: number, length: number): number[] {
  const starts = Array.from({ length }, (_, at) => at).filter((at) => dayText(first + at).endsWith('-01'))
  const every = Math.ceil(starts.length / 12)
  return starts.filter((_, i) => i % every === 0)
}
