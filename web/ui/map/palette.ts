import { token } from '../tokens.ts'

/** `risk`: worse as it rises (late, fever); `done`: better as it rises (coverage). */
export type Scale = 'risk' | 'done'
export type Step = 1 | 2 | 3 | 4
/**
 * What an area shows: one of four steps and the words that go with it; null when nobody has told us. The higher
 * `worry`, the sooner somebody should look: lists are sorted by it.
 */
export type MapValue = { step: Step; text: string; worry: number } | null

export type Palette = {
  fill: (step: Step) => string
  none: { paper: string; line: string }
  line: string
  lineStrong: string
  point: string
  ink: string
  paper: string
  chosen: string
  font: string
  labelHeight: number
}

/** The colours of the page as it stands: the desk's and the wall's differ. */
export function paletteOf(scale: Scale): Palette {
  const fills = [1, 2, 3, 4].map((step) => token(`--${scale}-${step}`))
  const labelHeight = Number.parseFloat(token('--text-small'))
  return {
    fill: (step) => fills[step - 1]!,
    none: { paper: token('--none-paper'), line: token('--none-line') },
    line: token('--map-line'),
    lineStrong: token('--map-line-strong'),
    point: token('--map-point'),
    ink: token('--ink'),
    paper: token('--paper'),
    chosen: token('--blue'),
    font: `${labelHeight}px ${token('--font')}`,
    labelHeight,
  }
}
