import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export type DemoState = {
  district: number
  seed: number
  people: number
  day: string
  total: number
  loaded: number
  told_until: string | null
}

export const findState = (tx: Tx): Promise<DemoState | undefined> =>
  tx.maybe<DemoState>(
    sql`select district, seed, people, day, total, loaded, told_until from demo_state order by district limit 1`,
  )

export async function addState(tx: Tx, state: DemoState): Promise<DemoState> {
  await tx.run(sql`
    insert into demo_state (district, seed, people, day, total, loaded, told_until)
    values (${state.district}, ${state.seed}, ${state.people}, ${state.day}::date, ${state.total}, ${state.loaded}, ${state.told_until})`)
  return state
}

/** How far the story has been told; written with the batch itself, so that a killed load goes on where it stood. */
export const saveProgress = (tx: Tx, district: number, loaded: number, total: number, until: string): Promise<number> =>
  tx.run(sql`
    update demo_state set loaded = ${loaded}, total = ${total}, told_until = ${until} where district = ${district}`)

export const isDayFrozen = async (tx: Tx, district: number, day: string): Promise<boolean> =>
  (await tx.maybe(sql`select 1 from frozen_day where district = ${district} and day = ${day}::date`)) !== undefined

/** The first day was told in a minute: what phones sent arrived when it was seen, not when the demo was loaded. */
export const arriveAsSeen = (tx: Tx, district: number): Promise<number> =>
  tx.run(sql`
    update visit set received_at = least(received_at, observed_at + interval '1 minute') where district = ${district}`)

export const findDemoAccount = async (tx: Tx, login: string): Promise<string> =>
  (await tx.one<{ id: string }>(sql`select id from account where login = ${login} and demo`)).id

/** A load that was killed after its first step does not open the round again. */
export const hasRound = async (tx: Tx, district: number): Promise<boolean> =>
  (await tx.maybe(sql`select 1 from round where district = ${district}`)) !== undefined

export const demoLogins = async (tx: Tx): Promise<string[]> =>
  (await tx.query<{ login: string }>(sql`select login from account where demo order by login`)).map((row) => row.login)
