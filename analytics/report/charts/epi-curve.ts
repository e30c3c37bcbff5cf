import { readDay } from '../../linelist/index.ts'
import type { Curve } from '../analysis.ts'
import type { Words } from '../words.ts'
import { line, picture, scale, tag, text, ticks } from './svg.ts'
import { frame, timeAxis, timeLabels, type TimeAxis } from './time.ts'

const height = 250

/** Bars of a day, or of a week where days would be too thin; unfinished ones are hatched, with the nowcast above them. */
export function epiCurve(curve: Curve, words: Words): string {
  const { counts } = curve
  const first = readDay(curve.from)
  const axis = timeAxis(first, counts.length)
  const width = counts.length > 150 ? 7 : 1
  const bars = counts.flatMap((_, at) => (at % width === 0 ? [barAt(curve, at, width)] : []))
  const expected = width === 1 ? (curve.nowcast ?? []).filter(({ high }) => Number.isFinite(high)) : []
  const untold = width === 1 ? (curve.nowcast ?? []).filter(({ estimate }) => Number.isNaN(estimate)) : []
  // the long arm of a day of which hardly anything is known must not flatten the rest; it is cut at the top
  const told = Math.max(1, ...bars.map(({ sum }) => sum), ...expected.map(({ estimate }) => estimate))
  const most = Math.min(told * 1.3, Math.max(told, ...expected.map(({ high }) => high)))
  const y = scale(0, most, height - frame.bottom, frame.top + 14)
  const inner = [
    hatching,
    grid(y, most),
    ...bars.map(({ at, sum, days, open }) => bar(axis, y, at, days, sum, open)),
    ...expected.map(({ day, estimate, low, high }) =>
      whisker(axis, y, readDay(day) - first, estimate, low, Math.min(high, most)),
    ),
    // nothing reported yet is no zero
    ...untold.map(({ day }) => text(axis.x(readDay(day) - first + 0.5), y(0) - 3, '?', { 'text-anchor': 'middle' })),
    timeLabels(axis, height),
    legend(
      words,
      expected.length > 0,
      bars.some(({ open }) => open),
      width > 1,
    ),
  ]
  return picture(frame.width, height, words.headings.curve, inner.join(''))
}

function barAt(curve: Curve, at: number, width: number): { at: number; sum: number; days: number; open: boolean } {
  const within = curve.counts.slice(at, at + width)
  const sum = within.reduce((total, count) => total + count, 0)
  return { at, sum, days: within.length, open: at + within.length - 1 > curve.lastComplete }
}

const hatching =
  '<defs><pattern id="open" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  '<rect width="5" height="5" fill="#e9eff7"/><line x1="0" y1="0" x2="0" y2="5" stroke="#8ea6c9" stroke-width="2"/></pattern></defs>'

function bar(
  axis: TimeAxis,
  y: (value: number) => number,
  at: number,
  days: number,
  sum: number,
  open: boolean,
): string {
  if (sum === 0) return ''
  const [left, right] = [axis.x(at), axis.x(at + days)]
  const gap = right - left > 4 ? 1 : 0.2
  return tag('rect', {
    x: left + gap / 2,
    width: right - left - gap,
    y: y(sum),
    height: y(0) - y(sum),
    class: open ? 'bar open' : 'bar',
  })
}

function whisker(
  axis: TimeAxis,
  y: (value: number) => number,
  at: number,
  estimate: number,
  low: number,
  high: number,
): string {
  const middle = (axis.x(at) + axis.x(at + 1)) / 2
  return (
    line(middle, y(low), middle, y(high), 'nowcast') +
    line(axis.x(at) + 1, y(estimate), axis.x(at + 1) - 1, y(estimate), 'nowcast strong')
  )
}

/** Lines of the counts, shared by the charts of this report. */
export function grid(y: (value: number) => number, most: number): string {
  return ticks(most, 5)
    .map(
      (value) =>
        line(frame.left, y(value), frame.width - frame.right, y(value), 'grid') +
        text(frame.left - 6, y(value) + 4, String(value), { 'text-anchor': 'end' }),
    )
    .join('')
}

function legend({ curve }: Words, nowcast: boolean, open: boolean, weekly: boolean): string {
  const entries = [
    ['bar', curve.legend.complete],
    ...(open ? [['bar open', curve.legend.open]] : []),
    ...(nowcast ? [['nowcast strong', curve.legend.nowcast]] : []),
  ] as const
  let x = frame.left
  const drawn = entries.map(([kind, words]) => {
    const mark = kind!.startsWith('bar')
      ? tag('rect', { x, y: 2, width: 10, height: 10, class: kind })
      : line(x, 7, x + 12, 7, kind!)
    const entry = mark + text(x + 16, 11, words!)
    x += 40 + words!.length * (/[^\u0020-\u024f]/.test(words!) ? 12 : 6.4)
    return entry
  })
  const unit = text(frame.width - frame.right, 11, weekly ? curve.weekly : curve.daily, { 'text-anchor': 'end' })
  return drawn.join('') + unit
}
