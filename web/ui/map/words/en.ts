import type { Shape } from '@gridward/contract/language'
import type { words as zhCN } from './zh-CN.ts'

export const words: Shape<typeof zhCN> = {
  noData: 'No data',
  levels: { district: 'District', street: 'Street', community: 'Community', grid: 'Grid', building: 'Building' },
  name: (district) => `Map of ${district}`,
  help: 'Arrow keys move, plus and minus zoom, 0 shows the whole district. The list holds the same, row by row.',
  schematic: 'Schematic: boundaries are derived and settle no claim',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'Whole district',
  list: 'List',
  picture: 'Map',
  area: 'Area',
  value: 'Value',
  legend: 'Legend',
  open: (name) => `Open ${name}`,
}
