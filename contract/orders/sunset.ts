import Type, { type Static } from 'typebox'
import { AreaPath, Done, Id, InstantField, Line, Nullable, OneOf, Shape, Text } from '../fields.ts'
import { languages } from '../language.ts'
import { route } from '../route.ts'
import { Signed } from './emergency.ts'

/** What goes when an emergency is over; `register` at the signed date, everything else when its own time is over. */
export const sunsetSteps = ['register', 'backups', 'acts', 'calls', 'looks', 'holds', 'orders'] as const

export const SunsetView = Shape({
  /**
   * notYet: the emergency holds; renewed: the one that renews it decides; unsigned, signed: waits for its signatures;
   * notice: goes at `dueAt`; done.
   */
  state: OneOf(['notYet', 'renewed', 'unsigned', 'signed', 'notice', 'done']),
  /** Since when the emergency is over. */
  overAt: Nullable(InstantField),
  dueAt: Nullable(InstantField),
  doneAt: Nullable(InstantField),
  content: Type.String(),
  signers: Type.Array(Signed),
  mine: Type.Boolean(),
  /** `on`: from when on nothing of it is left; null as long as that hangs on a signature. */
  steps: Type.Array(Shape({ what: OneOf(sunsetSteps), on: Nullable(InstantField) })),
  /** Where another emergency holds, or ended later: what is kept there goes with that one. */
  except: Type.Array(AreaPath),
  proof: Nullable(Type.Array(Shape({ table: Type.String(), n: Type.Integer() }))),
})
export type SunsetView = Static<typeof SunsetView>

export const readSunset = route({
  method: 'GET',
  path: '/api/orders/emergencies/:id/sunset',
  verb: 'orders.read',
  at: 'scope',
  says: 'What becomes of the data of an emergency: which go when, who signed that, and what went.',
  params: Shape({ id: Id }),
  reply: SunsetView,
  problems: ['notFound'],
})

export const signSunset = route({
  method: 'POST',
  path: '/api/orders/emergencies/:id/sunset/sign',
  verb: 'orders.emergency',
  at: 'record',
  says: 'Signs that the data of an ended emergency go; with the second signature, of another unit, thirty days of notice begin.',
  params: Shape({ id: Id }),
  body: Shape({ content: Line(64, 64) }),
  reply: SunsetView,
  problems: ['notFound', 'needsSecondPerson', 'refusedByRule', 'changedMeanwhile', 'gone'],
})

export const stopSunset = route({
  method: 'POST',
  path: '/api/orders/emergencies/:id/sunset/stop',
  verb: 'orders.emergency',
  at: 'record',
  says: 'Takes the signatures back before anything went; the plan can be signed again.',
  params: Shape({ id: Id }),
  body: Shape({ why: Text(500) }),
  reply: Done,
  problems: ['notFound', 'gone'],
})

export const deletedPage = route({
  method: 'GET',
  path: '/deleted',
  verb: 'open',
  at: 'open',
  says: 'For everybody: which emergencies are over, when their data go or went, and how many records that were.',
  query: Shape({ language: Type.Optional(OneOf(languages)) }),
  reply: { file: 'text/html' },
})
