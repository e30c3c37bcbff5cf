import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, Line, Nullable, OneOf, Page, PageQuery, Shape, Text } from '../fields.ts'
import { route } from '../route.ts'
import { siteKinds } from './kinds.ts'

const Longitude = Type.Number({ minimum: -180, maximum: 180 })
const Latitude = Type.Number({ minimum: -90, maximum: 90 })

export const Site = Shape({
  id: Id,
  area: AreaPath,
  kind: OneOf(siteKinds),
  name: Type.String(),
  place: Type.String(),
  lon: Nullable(Type.Number()),
  lat: Nullable(Type.Number()),
  account: Nullable(Id),
  person: Type.String(),
  phone: Type.String(),
  note: Type.String(),
  closed: Type.Boolean(),
})
export type Site = Static<typeof Site>

const SiteFields = {
  kind: OneOf(siteKinds),
  name: Line(80, 1),
  place: Type.Optional(Line(200)),
  lon: Type.Optional(Nullable(Longitude)),
  lat: Type.Optional(Nullable(Latitude)),
  account: Type.Optional(Nullable(Id)),
  person: Type.Optional(Line(40)),
  phone: Type.Optional(Line(30)),
  note: Type.Optional(Text(500)),
}
export const NewSite = Shape({ id: Id, area: AreaPath, ...SiteFields })
export type NewSite = Static<typeof NewSite>
export const SiteChange = Shape(SiteFields)
export type SiteChange = Static<typeof SiteChange>

export const listSites = route({
  method: 'GET',
  path: '/api/sites',
  verb: 'areas.read',
  at: 'scope',
  purpose: 'administration',
  says: 'Gates, estates, key places, isolation sites and sampling points, by area and kind.',
  query: Shape({
    area: Type.Optional(AreaPath),
    kind: Type.Optional(OneOf(siteKinds)),
    closed: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  reply: Page(Site),
})

export const addSite = route({
  method: 'POST',
  path: '/api/sites',
  verb: 'areas.write',
  at: { in: 'body', key: 'area' },
  says: 'Adds a site; sent twice with the same id it is stored once.',
  body: NewSite,
  reply: Site,
  problems: ['invalid', 'sameIdOtherContent', 'notFound'],
})

export const changeSite = route({
  method: 'PUT',
  path: '/api/sites/:id',
  verb: 'areas.write',
  at: 'record',
  says: 'Changes what is known of a site.',
  params: Shape({ id: Id }),
  body: SiteChange,
  reply: Site,
  problems: ['invalid', 'notFound'],
})

export const closeSite = route({
  method: 'DELETE',
  path: '/api/sites/:id',
  verb: 'areas.write',
  at: 'record',
  says: 'Closes a site; its history stays.',
  params: Shape({ id: Id }),
  reply: Done,
  problems: ['notFound'],
})
