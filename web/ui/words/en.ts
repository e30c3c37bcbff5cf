import type { Shape } from '@gridward/contract/language'
import type { words as zhCN } from './zh-CN.ts'

export const words: Shape<typeof zhCN> = {
  product: 'Gridward',
  productLong: 'Gridward · outbreak response',
  demo: 'Demo data, all people are invented',
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  save: 'Save',
  language: 'Language',
  unreachable: 'The server cannot be reached. Check the network and try again; what you typed is still here.',
  crashed:
    'This page failed. Take a photo of what you typed, then reload. If it keeps failing, call your administrator.',
  reload: 'Reload the page',
  fixThese: 'Please correct these first:',
  emptyTitle: 'Nothing here yet',
  noData: 'No data',
  moreThan: (n) => `more than ${n}`,
  levels: { district: 'District', street: 'Street', community: 'Community', grid: 'Grid', building: 'Building' },
  map: {
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
  },
}
