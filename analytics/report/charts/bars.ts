import { line, picture, scale, tag, text, ticks } from './svg.ts'

export interface BarChart {
  readonly label: string
  readonly xLabel: string
  readonly yLabel: string
  /** Labels and heights from left to right. */
  readonly bars: readonly { readonly at: number; readonly value: number }[]
}

const [width, height, left, base] = [350, 190, 36, 150]

/** A small histogram over whole numbers. */
export function barChart({ label, xLabel, yLabel, bars }: BarChart): string {
  const [low, high] = [Math.min(...bars.map(({ at }) => at)), Math.max(...bars.map(({ at }) => at))]
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const x = scale(low - 0.5, high + 0.5, left, width - 8)
  const y = scale(0, most, base, 18)
  const step = [1, 2, 5, 10, 20, 50, 100, 200].find((one) => (high - low) / one <= 10) ?? 500
  const marks = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter((at) => at % step === 0)
  const inner = [
    ...ticks(most, 4).map(
      (value) =>
        line(left, y(value), width - 8, y(value), 'grid') +
        text(left - 5, y(value) + 4, String(value), { 'text-anchor': 'end' }),
    ),
    ...bars
      .filter(({ value }) => value > 0)
      .map(({ at, value }) => {
        const [from, to] = [x(at - 0.5), x(at + 0.5)]
        const gap = to - from > 4 ? 1 : 0.2
        return tag('rect', {
          x: from + gap / 2,
          width: to - from - gap,
          y: y(value),
          height: base - y(value),
          class: 'bar',
        })
      }),
    line(left, base, width - 8, base, 'axis'),
    ...marks.map((at) => text(x(at), base + 14, String(at), { 'text-anchor': 'middle' })),
    text((left + width) / 2, height - 8, xLabel, { 'text-anchor': 'middle' }),
    text(4, 11, yLabel),
  ]
  return picture(width, height, label, inner.join(''))
}
