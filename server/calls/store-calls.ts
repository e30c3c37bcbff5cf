import type { CallKind } from '@gridward/contract/rules'
import type { CallSource, CallState } from '@gridward/contract/calls'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { every, scoped, sql, type Sql } from '../platform/sql.ts'

type Reader = Scope<'calls.read' | 'calls.answer' | 'calls.route' | 'calls.raise'>

export type CallRow = {
  id: string
  area: string
  kind: CallKind
  source: CallSource
  text: Buffer
  contact: Buffer | null
  digest: Buffer
  raisedAt: string
  state: CallState
  atArea: string
  escalations: number
  dueAt: string | null
  acceptedBy: string | null
  acceptedName: string | null
  answeredBy: string | null
  answer: Buffer | null
  rating: number | null
  closedWhy: string | null
}

const columns = sql`c.id, c.area, c.kind, c.source, c.text_sealed as text, c.contact_sealed as contact, c.digest,
  c.raised_at as "raisedAt", c.state, c.at_area as "atArea", c.escalations, c.due_at as "dueAt", c.accepted_by as "acceptedBy",
  a.name as "acceptedName", c.answered_by as "answeredBy", c.answer_sealed as answer, c.rating, c.closed_why as "closedWhy"
  from call c left join account a on a.district = c.district and a.id = c.accepted_by`

/** Open calls past their clock, by the area they are about; the highest area that has been asked is whose they are. */
export const lateCalls = (
  tx: Tx,
  scope: Scope<'calls.read'>,
  now: string,
): Promise<{ area: string; n: number; since: string; whose: string }[]> =>
  tx.query(sql`
    select c.area, count(*)::int as n, min(c.due_at) as since, min(c.at_area) as whose from call c
    where c.district = ${scope.district} and ${scoped(scope, sql`c.area`)} and c.due_at <= ${now} group by c.area`)

export type ListWish = {
  area: string
  kind: CallKind | undefined
  done: boolean
  lateAt: string | undefined
  limit: number
  /** Time (due, or raised for done ones) and id of the last one seen. */
  after: readonly string[] | null
}

/** Open ones worst first: due longest ago at the top. Done ones newest first. */
export const listCalls = (tx: Tx, scope: Scope<'calls.read'>, w: ListWish): Promise<CallRow[]> => {
  const where = every([
    sql`c.district = ${scope.district}`,
    scoped(scope, sql`c.area`),
    w.area === '' ? undefined : sql`c.area ^@ ${w.area}`,
    w.kind === undefined ? undefined : sql`c.kind = ${w.kind}`,
    w.lateAt ? sql`c.due_at <= ${w.lateAt}` : undefined,
    w.done ? sql`c.due_at is null` : sql`c.due_at is not null`,
  ])
  const order = w.done ? sql`c.raised_at desc, c.id` : sql`c.due_at, c.id`
  return tx.query(sql`select ${columns} where ${where} and ${beyond(w)} order by ${order} limit ${w.limit}`)
}

const beyond = ({ after, done }: ListWish): Sql => {
  if (!after) return sql`true`
  const [at, id] = after
  return done
    ? sql`c.raised_at <= ${at}::timestamptz and (c.raised_at < ${at}::timestamptz or c.id > ${id}::uuid)`
    : sql`(c.due_at, c.id) > (${at}::timestamptz, ${id}::uuid)`
}

export const findCall = (tx: Tx, scope: Reader, id: string): Promise<CallRow | undefined> =>
  tx.maybe(
    sql`select ${columns} where c.district = ${scope.district} and c.id = ${id} and ${scoped(scope, sql`c.area`)}`,
  )

/** Locked, so that two who take one call wait for each other. */
export const lockCall = (tx: Tx, scope: Reader, id: string): Promise<CallRow | undefined> =>
  tx.maybe(sql`
    select ${columns} where c.district = ${scope.district} and c.id = ${id} and ${scoped(scope, sql`c.area`)} for update of c`)

export type NewCall = {
  id: string
  area: string
  kind: CallKind
  source: CallSource
  text: Buffer
  contact: Buffer | null
  person: string | null
  batch: string | null
  digest: Buffer
  by: string | null
  now: string
  dueAt: string
}

/** Answers the ids that were written; one that is missing exists already. */
export const addCalls = (tx: Tx, scope: Reader, calls: readonly NewCall[]): Promise<{ id: string }[]> =>
  tx.query(sql`
    insert into call (district, id, area, at_area, kind, source, text_sealed, contact_sealed, person, batch, digest, raised_by,
      raised_at, due_at)
    select ${scope.district}::int, t.id, t.area, t.area, t.kind, t.source, t.text, t.contact, t.person, t.batch, t.digest, t.by,
      t.now, t.due
    from unnest(${calls.map((c) => c.id)}::uuid[], ${calls.map((c) => c.area)}::text[], ${calls.map((c) => c.kind)}::text[],
      ${calls.map((c) => c.source)}::text[], ${calls.map((c) => c.text)}::bytea[], ${calls.map((c) => c.contact)}::bytea[],
      ${calls.map((c) => c.person)}::uuid[], ${calls.map((c) => c.batch)}::uuid[], ${calls.map((c) => c.digest)}::bytea[],
      ${calls.map((c) => c.by)}::uuid[], ${calls.map((c) => c.now)}::timestamptz[], ${calls.map((c) => c.dueAt)}::timestamptz[])
      as t(id, area, kind, source, text, contact, person, batch, digest, by, now, due)
    on conflict do nothing returning id`)

export type Moved = {
  state: CallState
  atArea: string
  escalations: number
  dueAt: string | null
  acceptedBy: string | null
  answeredBy: string | null
}

/** Writes where the loop stands; the times of its steps follow from the state it reaches. */
export const saveLoop = (tx: Tx, scope: Reader, id: string, to: Moved, now: string): Promise<number> =>
  tx.run(sql`
    update call set state = ${to.state}, at_area = ${to.atArea}, escalations = ${to.escalations}, due_at = ${to.dueAt},
      accepted_by = ${to.acceptedBy}, accepted_at = case when ${to.acceptedBy}::uuid is null then null else coalesce(accepted_at, ${now}) end,
      answered_by = ${to.answeredBy}, answered_at = case when ${to.answeredBy}::uuid is null then null else coalesce(answered_at, ${now}) end
    where district = ${scope.district} and id = ${id} and ${scoped(scope, sql`area`)}`)

export const saveAnswer = (tx: Tx, scope: Reader, id: string, answer: Buffer, by: string, to: Moved, now: string) =>
  tx.run(sql`
    update call set state = ${to.state}, due_at = ${to.dueAt}, answered_by = ${by}, answered_at = ${now}, answer_sealed = ${answer}
    where district = ${scope.district} and id = ${id} and ${scoped(scope, sql`area`)}`)

export const saveVerified = (tx: Tx, scope: Reader, id: string, by: string, rating: number | null, now: string) =>
  tx.run(sql`
    update call set state = 'verified', due_at = null, verified_by = ${by}, verified_at = ${now}, rating = ${rating}
    where district = ${scope.district} and id = ${id} and ${scoped(scope, sql`area`)}`)

export const saveClosed = (tx: Tx, scope: Reader, id: string, by: string, why: string, now: string): Promise<number> =>
  tx.run(sql`
    update call set state = 'closed', due_at = null, closed_by = ${by}, closed_at = ${now}, closed_why = ${why}
    where district = ${scope.district} and id = ${id} and ${scoped(scope, sql`area`)}`)

export type NewStep = { call: string; area: string; what: string; by: string | null; note: Buffer | null; now: string }

/** Appends to the history of calls. */
export const addSteps = (tx: Tx, district: number, steps: readonly NewStep[]): Promise<number> =>
  tx.run(sql`
    insert into call_step (district, call, n, area, happened_at, what, by_account, note_sealed)
    select ${district}::int, t.call, 1 + (select count(*) from call_step s where s.district = ${district} and s.call = t.call),
      t.area, t.now, t.what, t.by, t.note
    from unnest(${steps.map((s) => s.call)}::uuid[], ${steps.map((s) => s.area)}::text[], ${steps.map((s) => s.now)}::timestamptz[],
      ${steps.map((s) => s.what)}::text[], ${steps.map((s) => s.by)}::uuid[], ${steps.map((s) => s.note)}::bytea[])
      as t(call, area, now, what, by, note)`)

export const stepsOf = (
  tx: Tx,
  scope: Reader,
  call: string,
): Promise<{ at: string; what: string; by: string | null; note: Buffer | null }[]> =>
  tx.query(sql`
    select s.happened_at as at, s.what, a.name as by, s.note_sealed as note
    from call_step s left join account a on a.district = s.district and a.id = s.by_account
    where s.district = ${scope.district} and s.call = ${call} and ${scoped(scope, sql`s.area`)} order by s.n`)

/** Calls that nobody was told of yet, oldest first. */
export const lockRaised = (tx: Tx, scope: Scope<'calls.route'>, limit: number): Promise<CallRow[]> =>
  tx.query(sql`
    select ${columns} where c.district = ${scope.district} and c.state = 'raised' and ${scoped(scope, sql`c.area`)}
    order by c.raised_at limit ${limit} for update of c skip locked`)

/** Calls whose clock ran out, longest first. */
export const lockOverdue = (tx: Tx, scope: Scope<'calls.route'>, now: string, limit: number): Promise<CallRow[]> =>
  tx.query(sql`
    select ${columns} where c.district = ${scope.district} and c.due_at <= ${now} and c.state <> 'raised'
      and ${scoped(scope, sql`c.area`)}
    order by c.due_at limit ${limit} for update of c skip locked`)

/** Verified long enough ago, and nobody wanted more. */
export const closeVerified = (
  tx: Tx,
  scope: Scope<'calls.route'>,
  before: string,
  now: string,
): Promise<{ id: string; area: string }[]> =>
  tx.query(sql`
    update call set state = 'closed', closed_by = 'calls.escalate', closed_at = ${now}, closed_why = 'done'
    where district = ${scope.district} and state = 'verified' and verified_at < ${before} and ${scoped(scope, sql`area`)}
    returning id, area`)

export const listDistricts = (tx: Tx): Promise<{ district: number; zone: string }[]> =>
  tx.query(sql`select id as district, zone from district order by id`)
