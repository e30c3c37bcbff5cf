/** What an area is. The first six are told by the official code; grids and buildings are Gridward's own. */
export const areaKinds = [
  'subdistrict',
  'town',
  'township',
  'specialTown',
  'residents',
  'villagers',
  'specialCommunity',
  'virtual',
  'grid',
  'economicUnit',
  'building',
  'district',
] as const
export type AreaKind = (typeof areaKinds)[number]

export const siteKinds = [
  'gate',
  'estate',
  'keyPlace',
  'isolationSite',
  'samplingPoint',
  'station',
  'market',
  'clinic',
  'warehouse',
] as const
export type SiteKind = (typeof siteKinds)[number]

/** `lead` answers for the area; `deputy` stands in (AB 角); the others help. */
export const duties = ['lead', 'deputy', 'gridWorker', 'medic', 'police', 'volunteer'] as const
export type Duty = (typeof duties)[number]
