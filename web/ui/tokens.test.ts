import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

type Colour = [number, number, number]
const block = (selector: string): Record<string, Colour> => {
  const body = css.slice(css.indexOf(`${selector} {`)).match(/\{([^}]*)\}/)?.[1] ?? ''
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)].map(([, name, hex]) => [
      name,
      [0, 2, 4].map((i) => Number.parseInt(hex!.slice(i, i + 2), 16) / 255) as Colour,
    ]),
  )
}
const light = block(':root')
const surfaces = {
  field: light,
  desk: { ...light, ...block(":root[data-surface='desk']") },
  wall: { ...light, ...block(":root[data-surface='wall']") },
}

const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const luminance = (colour: Colour): number => {
  const [r, g, b] = colour.map(linear) as Colour
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** WCAG 2.2 contrast ratio. */
const contrast = (a: Colour, b: Colour): number => {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (bright + 0.05) / (dark + 0.05)
}

/** Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB. */
const eyes = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

/** CIE L*a*b* (D65) of a colour as an eye of that kind sees it. */
function lab(colour: Colour, eye: number[]): Colour {
  const rgb = colour.map(linear)
  const seen = [0, 3, 6].map((row) =>
    Math.max(
      0,
      rgb.reduce((sum, value, i) => sum + eye[row + i]! * value, 0),
    ),
  )
  const [r, g, b] = seen as Colour
  const x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b
  const z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))]
}
const apart = (a: Colour, b: Colour): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

const scales = Object.entries(surfaces).flatMap(([surface, tokens]) =>
  ['risk', 'done'].map((scale) => ({
    surface,
    scale,
    tokens,
    steps: [1, 2, 3, 4].map((n) => tokens[`${scale}-${n}`]!),
  })),
)

describe('colours', () => {
  test.each(scales)('$scale on the $surface is a scale of one direction and wide steps for every eye', ({ steps }) => {
    for (const eye of Object.values(eyes)) {
      const seen = steps.map((step) => lab(step, eye))
      const rises = seen.slice(1).map((colour, i) => Math.sign(colour[0] - seen[i]![0]))
      expect(new Set(rises).size).toBe(1)
      // 2.3 is a just noticeable difference between patches side by side; a map needs several times that.
      for (const [i, colour] of seen.slice(1).entries()) expect(apart(colour, seen[i]!)).toBeGreaterThan(12)
    }
  })

  test.each(Object.entries(surfaces))('text on the %s can be read', (_, tokens) => {
    for (const paper of ['paper', 'paper-soft', 'paper-raised']) {
      for (const ink of ['ink', 'ink-soft', 'ink-faint', 'blue', 'danger', 'warn', 'good']) {
        expect([ink, paper, contrast(tokens[ink]!, tokens[paper]!)]).toSatisfy((c: unknown[]) => Number(c[2]) >= 4.5)
      }
    }
    for (const [ink, paper] of [
      ['on-blue', 'blue'],
      ['blue-deep', 'blue-pale'],
      ['danger', 'danger-pale'],
      ['warn', 'warn-pale'],
      ['good', 'good-pale'],
    ] as const) {
      expect([ink, contrast(tokens[ink]!, tokens[paper]!)]).toSatisfy((c: unknown[]) => Number(c[1]) >= 4.5)
    }
    for (const n of [1, 2, 3, 4]) expect(contrast(tokens[`risk-ink-${n}`]!, tokens[`risk-${n}`]!)).toBeGreaterThan(4.5)
  })
})
