import { closeRound, listRounds, openRound, type RoundView } from '@gridward/contract/declarations'
import { asJob } from '../access/index.ts'
import { covers, narrow } from '../platform/scope.ts'
import { field, found, Problem } from '../platform/problem.ts'
import type { Handler } from '../serve.ts'
import { setDue } from '../people/index.ts'
import { dayEnds } from './days.ts'
import { addRound, closeRound as end, districtFacts, findRound, openRounds, type RoundRow } from './store-rounds.ts'

export const roundView = (row: RoundRow): RoundView => ({
  id: row.id,
  area: row.area,
  name: row.name,
  startsOn: row.starts_on,
  dueOn: row.due_on,
  freshDays: row.fresh_days,
  secondShare: row.second_share,
})

export const list: Handler<typeof listRounds> = async ({ tx, scope }) => {
  const rounds = await openRounds(tx, scope.district)
  return rounds
    .filter((row) => covers(scope, row.area) || scope.prefixes.some((p) => p.startsWith(row.area)))
    .map(roundView)
}

/** 2 % of the visited are looked at again by somebody else (R1-17: nobody left out, and it shows). */
const usual = { freshDays: 7, secondShare: 0.02 } as const

export const open: Handler<typeof openRound> = async ({ body, tx, scope, journal, now }) => {
  if (body.dueOn < body.startsOn)
    throw new Problem('invalid', { fields: [field('dueOn', 'tooSmall', '截止日不能早于开始日。')] })
  const row: RoundRow = {
    ...{ id: body.id, area: body.area, name: body.name, starts_on: body.startsOn, due_on: body.dueOn },
    fresh_days: body.freshDays ?? usual.freshDays,
    second_share: body.secondShare ?? usual.secondShare,
  }
  const before = await findRound(tx, scope.district, body.id)
  if (before) {
    const { closed_at: _, ...stored } = before
    if (!same(stored, row)) throw new Problem('sameIdOtherContent')
    return roundView(stored)
  }
  await addRound(tx, scope, row, now)
  const { zone } = await districtFacts(tx, scope.district)
  const writer = narrow(asJob('people.project', scope.district), 'people.write', body.area)
  const doors = await setDue(tx, writer, { id: row.id, dueAt: dayEnds(row.due_on, zone) })
  journal({ kind: 'declarations.roundOpened', area: row.area, subject: row.id, content: { ...row, doors } })
  return roundView(row)
}

// a real is kept with less than a double's digits
const same = (a: RoundRow, b: RoundRow): boolean =>
  Math.abs(a.second_share - b.second_share) < 1e-6 &&
  JSON.stringify({ ...a, second_share: 0 }) === JSON.stringify({ ...b, second_share: 0 })

export const close: Handler<typeof closeRound> = async ({ params, tx, scope, journal, now }) => {
  const row = found(await findRound(tx, scope.district, params.id))
  if (!covers(scope, row.area)) throw new Problem('notFound')
  const n = await end(tx, scope.district, row.id, now)
  if (n > 0) journal({ kind: 'declarations.roundClosed', area: row.area, subject: row.id })
  return { done: true }
}
