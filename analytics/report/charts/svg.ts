/** Text for SVG and HTML. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!)

type Attributes = Readonly<Record<string, string | number | undefined>>

/** One element; numbers are written with two decimals, `inner` is SVG already. */
export function tag(name: string, attributes: Attributes, inner = ''): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? Math.round(value * 100) / 100 : escape(value!)}"`)
  return inner === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${inner}</${name}>`
}

export const text = (x: number, y: number, words: string, more: Attributes = {}): string =>
  tag('text', { x, y, ...more }, escape(words))

export const line = (x1: number, y1: number, x2: number, y2: number, className: string): string =>
  tag('line', { x1, y1, x2, y2, class: className })

/** A whole picture with a name for those who cannot see it. */
export const picture = (width: number, height: number, label: string, inner: string): string =>
  tag('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label, class: 'chart' }, inner)

/** Positions of `values` from 0 or `low` to `high` over `from` … `to`. */
export const scale =
  (low: number, high: number, from: number, to: number) =>
  (value: number): number =>
    from + ((value - low) / (high - low || 1)) * (to - from)

/** Round values that cut 0 … `high` into about `parts`. */
export function ticks(high: number, parts: number): number[] {
  const raw = high / parts
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = power * ([1, 2, 5, 10].find((one) => one * power >= raw) ?? 10)
  return Array.from({ length: Math.floor(high / step + 1e-9) + 1 }, (_, i) => Math.round(i * step * 1e6) / 1e6)
}
