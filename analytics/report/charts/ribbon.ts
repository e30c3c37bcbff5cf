import { readDay } from '../../linelist/index.ts'
import type { Curve, RWindow, Transmission } from '../analysis.ts'
import type { Words } from '../words.ts'
import { line, picture, scale, tag, text, ticks } from './svg.ts'
import { frame, timeAxis, timeLabels } from './time.ts'

const height = 210

/** R with its interval as a ribbon, at the last day of each window, under the days of the curve; open windows are dashed. */
export function ribbon(curve: Curve, { windows }: Transmission, words: Words): string {
  const first = readDay(curve.from)
  const axis = timeAxis(first, curve.counts.length)
  const highs = windows.map(({ high }) => high).toSorted((a, b) => a - b)
  // a few early windows with next to no cases must not flatten the rest
  const top = Math.min(10, Math.max(2, (highs[Math.floor(highs.length * 0.9)] ?? 2) * 1.1))
  const y = scale(0, top, height - frame.bottom, frame.top)
  const at = (window: RWindow): number =>
    (axis.x(readDay(window.to) - first) + axis.x(readDay(window.to) - first + 1)) / 2
  const point = (window: RWindow, value: number): string =>
    `${at(window).toFixed(1)},${y(Math.min(value, top)).toFixed(1)}`
  const drawn = runs(windows).map((run) => {
    const band = [...run.map((one) => point(one, one.high)), ...run.toReversed().map((one) => point(one, one.low))]
    const kind = run[0]!.open ? ' open' : ''
    return (
      tag('polygon', { points: band.join(' '), class: `ribbon${kind}` }) +
      tag('polyline', { points: run.map((one) => point(one, one.estimate)).join(' '), class: `estimate${kind}` })
    )
  })
  const marks = ticks(top, 4).map(
    (value) =>
      line(frame.left, y(value), frame.width - frame.right, y(value), 'grid') +
      text(frame.left - 6, y(value) + 4, String(value), { 'text-anchor': 'end' }),
  )
  const one =
    line(frame.left, y(1), frame.width - frame.right, y(1), 'threshold') +
    text(frame.left + 4, y(1) - 4, words.transmission.threshold, { class: 'small' })
  return picture(
    frame.width,
    height,
    words.headings.transmission,
    [...marks, ...drawn, one, timeLabels(axis, height)].join(''),
  )
}

/** Windows day by day without a gap and of one kind; a run begins at the end of the one before, so that lines meet. */
function runs(windows: readonly RWindow[]): RWindow[][] {
  const found: RWindow[][] = []
  windows.forEach((window, i) => {
    const before = windows[i - 1]
    const next = before !== undefined && readDay(window.to) - readDay(before.to) === 1
    if (next && before.open === window.open) found.at(-1)!.push(window)
    else found.push(next ? [{ ...before, open: window.open }, window] : [window])
  })
  return found
}
