import type { Clusters } from '../analysis.ts'
import type { Words } from '../words.ts'
import { picture, tag, text } from './svg.ts'

const [width, margin] = [420, 24]

/** Where the cases are, with the circles of the clusters; a plane where nothing lies beneath, since no base map is at hand. */
export function clusterMap({ points, found, earth }: Clusters, words: Words): string {
  const middle = points.reduce((sum, { y }) => sum + y, 0) / points.length
  // degrees of longitude are shorter than those of latitude
  const squeeze = earth ? Math.cos((middle * Math.PI) / 180) : 1
  const xs = points.map(({ x }) => x * squeeze)
  const ys = points.map(({ y }) => y)
  const [wide, tall] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)]
  const unit = (width - 2 * margin) / (Math.max(wide, tall) || 1)
  const height = Math.max(160, tall * unit + 2 * margin)
  const x = (value: number): number => margin + (value * squeeze - Math.min(...xs)) * unit
  const y = (value: number): number => height - margin - (value - Math.min(...ys)) * unit
  const most = Math.max(...points.map(({ cases }) => cases))
  const km = earth ? 111.13 : 1
  const circles = found.map((cluster, i) => {
    const certain = cluster.p <= 0.05
    const r = Math.max(9, (cluster.radius / km) * unit)
    const circle = tag('circle', { cx: x(cluster.x), cy: y(cluster.y), r, class: certain ? 'cluster' : 'cluster weak' })
    return circle + text(x(cluster.x) + r * 0.72 + 2, y(cluster.y) - r * 0.72, String(i + 1), { class: 'number' })
  })
  const dots = points.map((point) =>
    tag('circle', { cx: x(point.x), cy: y(point.y), r: 2 + 8 * Math.sqrt(point.cases / most), class: 'case' }),
  )
  return picture(width, height, words.headings.clusters, dots.join('') + circles.join(''))
}
