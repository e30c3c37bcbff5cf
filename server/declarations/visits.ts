import { Compile } from 'typebox/compile'
import { uuidv7 } from 'uuidv7'
import { SentVisit, sendVisits, type VisitOutcome } from '@gridward/contract/declarations/visits'
import type { Language } from '@gridward/contract/language'
import type { Call } from '../serve.ts'
import { asJob, scopeThen } from '../access/index.ts'
import { digestOf } from '../platform/canonical.ts'
import { covers, enterScope, type Scope } from '../platform/scope.ts'
import { areasOfDoors, noPlace } from '../people/index.ts'
import { todaysPaths } from './areas.ts'
import { corrected } from './days.ts'
import { findDefinition, keepDefinitions } from './definitions.ts'
import type { Piece, Taken } from './pieces.ts'
import { isAboutOne } from './rules-reading.ts'
import { sentence } from './sentences.ts'
import { findSent, type Sent } from './store-visits.ts'
import { fillTray, type TrayKind } from './store-tray.ts'
import { surroundings, type Surroundings } from './surroundings.ts'
import { IdTaken, OutsideAreas, take } from './take.ts'

const sentVisit = Compile(SentVisit)
type VisitCall = Call<typeof sendVisits>
type Paths = ReturnType<typeof todaysPaths>
/** `then`: a right that has ended since, and that held when the visit was made. */
type Ready = { item: SentVisit; piece: Piece; then?: VisitCall['scope'] }

export const trayContent = 'tray.content'

/** What a phone recorded at doors. Good items go in together; when that fails, each goes in by itself. */
export async function takeVisits(call: VisitCall): Promise<{ results: VisitOutcome[]; now: string }> {
  const { body, tx, scope, keys, now } = call
  await keepDefinitions(tx, now)
  const around = await surroundings(tx, scope.district, keys, now)
  const results = new Map<number, VisitOutcome>()
  const ready = new Map<number, Ready>()
  const sent = await alreadySent(call, body.items)
  const inBatch = new Map<string, string>()
  const paths = todaysPaths(tx, scope.district)
  for (const [i, raw] of body.items.entries()) {
    const outcome = await sort(call, raw, sent, inBatch, paths)
    if ('piece' in outcome) ready.set(i, outcome)
    else results.set(i, outcome)
  }
  const taken = await takeReady(call, around, [...ready.values()])
  let n = 0
  for (const i of ready.keys()) results.set(i, taken[n++]!)
  return { results: body.items.map((_, i) => results.get(i)!), now }
}

async function alreadySent(call: VisitCall, items: readonly unknown[]): Promise<Map<string, Sent>> {
  const ids = items.flatMap((raw) =>
    sentVisit.Check(raw) ? [raw.id, ...(raw.declaration ? [raw.declaration.id] : [])] : [],
  )
  // what a phone sent before its grid was redrawn may lie where it looks no more; the digest says that it is the same
  const rows = ids.length === 0 ? [] : await anywhere(call, (scope) => findSent(call.tx, scope, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Asks about ids that the sender named, in the whole district; afterwards the sender's own areas are all there is again. */
async function anywhere<T>(call: VisitCall, ask: (scope: Scope<'people.write'>) => Promise<T>): Promise<T> {
  const scope = asJob('people.project', call.scope.district)
  await enterScope(call.tx, scope)
  const found = await ask(scope)
  await enterScope(call.tx, call.scope)
  return found
}

/** Where a visit belongs today. Parts of a grid that was divided went different ways: a known door says which. */
async function areaOf(call: VisitCall, raw: SentVisit, paths: Paths): Promise<string | undefined> {
  const area = await paths(raw.area)
  if (area === raw.area) return area
  const [door] = await anywhere(call, (scope) => areasOfDoors(call.tx, scope, [raw.household]))
  return door?.area ?? area
}

/** Ready to be taken, or the outcome that it has already. */
async function sort(
  call: VisitCall,
  raw: unknown,
  sent: ReadonlyMap<string, Sent>,
  inBatch: Map<string, string>,
  paths: Paths,
): Promise<Ready | VisitOutcome> {
  if (!sentVisit.Check(raw)) return toTray(call, raw, 'unreadable')
  const digest = digestOf(raw)
  const before = sent.get(raw.id) ?? (await sentAlone(call, raw, sent))
  if (before?.digest.equals(before.id === raw.id ? digest : digestOf(raw.declaration)))
    return { ...plain(raw.id, 'same'), household: before.household, persons: before.persons }
  const twin = inBatch.get(raw.id)
  if (twin === digest.toString('hex')) return { ...plain(raw.id, 'same'), household: raw.household }
  if (before || twin || (raw.declaration && sent.has(raw.declaration.id)))
    return toTray(call, raw, 'sameIdOtherContent')
  inBatch.set(raw.id, digest.toString('hex'))
  const area = await areaOf(call, raw, paths)
  if (area && covers(call.scope, area)) return readyOf(call, raw, digest, area)
  const then = area ? await rightThen(call, raw, area) : undefined
  const made = area && then ? await readyOf(call, raw, digest, area) : null
  if (!made || !('piece' in made)) return made ?? toTray(call, raw, 'outsideGrants')
  return { ...made, then: then! }
}

/** A form about one person is no visit: it is known by the id of its declaration. */
async function sentAlone(
  call: VisitCall,
  { declaration }: SentVisit,
  sent: ReadonlyMap<string, Sent>,
): Promise<Sent | undefined> {
  const before = declaration && sent.get(declaration.id)
  if (!before) return undefined
  const definition = await findDefinition(call.tx, declaration.questionnaire, declaration.version)
  return definition && isAboutOne(definition) ? before : undefined
}

/** An offline act is judged by the grants that held when it was done, as far as the server knows. */
function rightThen(call: VisitCall, raw: SentVisit, area: string): Promise<VisitCall['scope'] | undefined> {
  const { district, account } = call.session
  const at = corrected(raw.observedAt, call.body.clockError, call.now)
  const who = { district, account, actor: call.scope.actor }
  return scopeThen(call.tx, who, 'declarations.visit', { area, at, purpose: call.scope.purpose })
}

async function readyOf(call: VisitCall, raw: SentVisit, digest: Buffer, area: string): Promise<Ready | VisitOutcome> {
  const sent = raw.declaration
  const definition = sent ? await findDefinition(call.tx, sent.questionnaire, sent.version) : undefined
  if (sent && !definition) return toTray(call, raw, 'unreadable')
  const alone = definition !== undefined && isAboutOne(definition) && raw.result === 'home' && !raw.note
  const piece: Piece = {
    source: 'door',
    verified: true,
    area,
    household: raw.household,
    place: { ...noPlace, ...raw.place },
    observedAt: corrected(raw.observedAt, call.body.clockError, call.now),
    recordedAt: raw.recordedAt,
    account: call.scope.actor.account,
    device: call.scope.actor.device,
    collector: '',
    import: null,
    visit: alone ? null : { id: raw.id, result: raw.result, note: raw.note ?? '', digest },
    declaration:
      sent && definition
        ? {
            id: sent.id,
            definition,
            answers: sent.answers,
            chosen: sent.persons ?? [],
            digest: digestOf(sent),
            replaces: null,
          }
        : null,
  }
  return { item: raw, piece }
}

async function takeReady(call: VisitCall, around: Surroundings, ready: readonly Ready[]): Promise<VisitOutcome[]> {
  const now = ready.filter((one) => !one.then)
  const together = now.length > 0 ? await attempt(call, around, now) : []
  const outcomes = new Map<Ready, VisitOutcome>()
  for (const [i, one] of now.entries())
    outcomes.set(one, isTaken(together) ? stored(one, together[i]!, call.language) : await takeAlone(call, around, one))
  const late = ready.filter((one) => one.then)
  for (const one of late) {
    const scope = one.then!
    await enterScope(call.tx, scope)
    outcomes.set(one, await takeAlone({ ...call, scope }, around, one))
  }
  // the journal is written at the end, and has to be let into the areas of those rights as well
  if (late.length > 0) await enterScope(call.tx, asJob('people.project', call.scope.district))
  return ready.map((one) => outcomes.get(one)!)
}

/** An item of a set that was refused as a whole: stored by itself, known already, or set aside. */
async function takeAlone(call: VisitCall, around: Surroundings, one: Ready): Promise<VisitOutcome> {
  const known = (one.piece.visit ?? one.piece.declaration)!
  const before = (await alreadySent(call, [one.item])).get(known.id)
  if (before?.digest.equals(known.digest))
    return { ...plain(one.item.id, 'same'), household: before.household, persons: before.persons }
  const taken = before ? 'sameIdOtherContent' : await attempt(call, around, [one])
  return isTaken(taken) ? stored(one, taken[0]!, call.language) : toTray(call, one.item, taken)
}

const isTaken = (taken: Taken[] | TrayKind): taken is Taken[] => typeof taken !== 'string'

/** Why, when something in the set was refused: nothing of it is stored then. */
async function attempt(call: VisitCall, around: Surroundings, ready: readonly Ready[]): Promise<Taken[] | TrayKind> {
  const { tx, scope } = call
  const lines: Parameters<typeof call.journal>[0][] = []
  try {
    const pieces = ready.map((one) => one.piece)
    const taken = await tx.savepoint(() => take(tx, scope, (line) => void lines.push(line), pieces, around))
    lines.forEach((line) => call.journal(line))
    for (const [i, one] of taken.entries())
      if (one.needs.length > 0) await toTray(call, ready[i]!.item, 'dead', { about: one.needs[0]!.person })
    for (const [i, one] of taken.entries()) {
      const { item } = ready[i]!
      if (item.result === 'moved' || item.result === 'wrongAddress')
        await toTray(call, item, item.result, { area: one.area })
    }
    return taken
  } catch (error) {
    // these two are the item's own fault; for anything else the phone keeps its queue and tries again
    if (error instanceof OutsideAreas) return 'outsideGrants'
    if (!(error instanceof IdTaken)) throw error
    return 'sameIdOtherContent'
  }
}

const plain = (id: string, outcome: VisitOutcome['outcome']): VisitOutcome => ({
  ...{ id, outcome, household: null, persons: [], problems: [] },
})

function stored({ item }: Ready, taken: Taken, language: Language): VisitOutcome {
  const problems = taken.problems.map(({ path, code, params }) => ({
    path,
    code,
    text: sentence(code, params, language),
  }))
  const outcome = taken.needs.length > 0 ? 'needsPerson' : 'stored'
  return { id: item.id, outcome, household: taken.household, persons: taken.persons, problems }
}

/** Kept sealed for the officer of the door's area or the sender's own, never dropped and shown to nobody else. */
async function toTray(
  call: VisitCall,
  raw: unknown,
  kind: TrayKind,
  of: { about?: string; area?: string } = {},
): Promise<VisitOutcome> {
  const { id } = (typeof raw === 'object' && raw !== null ? raw : {}) as { id?: unknown }
  const known = typeof id === 'string' ? id.slice(0, 60) : ''
  const subject = of.about ?? (sentVisit.Check(raw) ? raw.id : null)
  const area = of.area ?? call.scope.prefixes[0] ?? ''
  const content = call.keys.seal(JSON.stringify(raw ?? null), trayContent)
  const row = { id: uuidv7(), area, kind, about: subject, content_sealed: content, digest: digestOf(raw ?? null) }
  const kept = await fillTray(call.tx, call.scope, [row], call.now)
  if (kept.length > 0)
    call.journal({
      kind: 'declarations.setAside',
      area,
      subject: subject ?? undefined,
      content: { why: kind, tray: row.id },
    })
  return plain(known, kind === 'outsideGrants' ? 'quarantined' : 'needsPerson')
}
