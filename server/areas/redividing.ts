import type { RedivisionDraft, RedivisionPreview } from '@gridward/contract/areas'
import type { Delta } from '@gridward/contract/metrics'
import { digestOf } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { redraw } from './drawing.ts'
import { movers, type Moves } from './movers.ts'
import { planRedivision, type Pair, type RedivisionPlan } from './rules-redivision.ts'
import { addAliases, endAliases } from './store-aliases.ts'
import { countLeads } from './store-duties-moving.ts'
import { moveOutlines } from './store-redivision.ts'
import { moveSets } from './store-sets.ts'
import { addAreas, allAreas, changed, closeAreas, reopenAreas } from './store-tree.ts'

type Draft = Pick<RedivisionDraft, 'title' | 'day' | 'steps'>
export type Done = { counts: { mover: string; n: number }[]; deltas: Delta[] }

/** The plan as tree and register stand now. Households are listed only for areas that are divided by address or list. */
export async function planNow(
  tx: Tx,
  district: number,
  draft: Draft,
): Promise<{ plan: RedivisionPlan; digest: string }> {
  const tree = await allAreas(tx, district)
  const divided = draft.steps.flatMap((step) =>
    step.do === 'redraw' && step.into.some((part) => part.households || part.addresses) ? step.from : [],
  )
  const paths = tree.filter((a) => divided.some((path) => a.path.startsWith(path))).map((a) => a.path)
  const doors = paths.length
    ? (await Promise.all(movers().map((mover) => mover.doors?.(tx, district, paths) ?? []))).flat()
    : []
  const plan = planRedivision(tree, draft.steps, doors)
  const { opened, closed, pairs, faults } = plan
  const { title, day, steps } = draft
  return { plan, digest: digestOf({ title, day, steps, opened, closed, pairs, faults }).toString('base64url') }
}

export async function previewOf(
  tx: Tx,
  district: number,
  plan: RedivisionPlan,
  digest: string,
  today: string,
): Promise<RedivisionPreview> {
  const sources = sourcesOf(plan)
  const counts: RedivisionPreview['counts'] = []
  for (const mover of movers())
    for (const { area, n } of await mover.count(tx, district, sources)) counts.push({ area, mover: mover.name, n })
  const names = new Map((await allAreas(tx, district)).map((a) => [a.path, a.name]))
  for (const area of plan.opened) names.set(area.path, area.name)
  const named = (path: string) => ({ path, name: names.get(path) ?? '' })
  const leads = await leadsAfter(tx, district, plan, today)
  const same = (await Promise.all(movers().map((mover) => mover.sameDoors?.(tx, district, plan) ?? []))).flat()
  const picked = new Map<string, number>()
  for (const pick of plan.picks) picked.set(`${pick.from} ${pick.to}`, (picked.get(`${pick.from} ${pick.to}`) ?? 0) + 1)
  return {
    digest,
    faults: plan.faults,
    opened: plan.opened.map((a) => named(a.path)),
    closed: plan.closed.map(named),
    moves: plan.successors.map((s) => ({ ...s, households: picked.get(`${s.from} ${s.to}`) ?? null })),
    counts,
    sameDoors: same.map(({ area, n }) => ({ ...named(area), n })),
    withoutResponsible: plan.opened.filter((a) => !leads.get(a.path)).map((a) => named(a.path)),
    severalResponsible: [...leads].filter(([, n]) => n > 1).map(([path]) => named(path)),
  }
}

/** How many leads each target would have. */
async function leadsAfter(tx: Tx, district: number, plan: RedivisionPlan, day: string): Promise<Map<string, number>> {
  const main = plan.successors.filter((s) => s.main)
  const now = await countLeads(tx, district, [...main.map((s) => s.from), ...main.map((s) => s.to)], day)
  const at = new Map(now.map((row) => [row.area, row.n]))
  const after = new Map<string, number>()
  for (const { to } of main) after.set(to, at.get(to) ?? 0)
  for (const { from, to } of main) after.set(to, (after.get(to) ?? 0) + (at.get(from) ?? 0))
  return after
}

const sourcesOf = (plan: RedivisionPlan): string[] => [...new Set([...plan.pairs, ...plan.picks].map((p) => p.from))]
const leavesOf = (plan: RedivisionPlan): string[] => [
  ...new Set([...sourcesOf(plan), ...[...plan.pairs, ...plan.picks].map((p) => p.to)]),
]

/** Areas that only got another path: one way in, and nobody was picked out of them. */
function renamedOnly(plan: RedivisionPlan): Pair[] {
  const fresh = new Set(plan.opened.map((a) => a.path))
  return plan.pairs.filter(
    ({ from, to }) =>
      fresh.has(to) &&
      plan.pairs.every((p) => p.to !== to || p.from === from) &&
      plan.picks.every((p) => p.from !== from),
  )
}

/**
 * Carries a plan out in the caller's transaction: the tree, the aliases, then every room's rows, all set-based. The
 * deltas are the difference of the rooms' own recounts before and after.
 */
export async function carryOutPlan(
  tx: Tx,
  about: Omit<Moves, keyof RedivisionPlan>,
  plan: RedivisionPlan,
): Promise<Done> {
  const { district, redivision, day } = about
  const moves: Moves = { ...about, pairs: plan.pairs, picks: plan.picks, successors: plan.successors }
  const before = await stocks(tx, district, leavesOf(plan))
  await addAreas(tx, district, day, plan.opened)
  await closeAreas(tx, district, plan.closed, day)
  await addAliases(tx, district, redivision, day, plan.successors.filter(leadsAway(plan)))
  const counts: Done['counts'] = []
  for (const mover of movers()) counts.push({ mover: mover.name, n: await mover.move(tx, moves) })
  await moveSets(tx, district, renamedOnly(plan))
  await moveOutlines(tx, district, renamedOnly(plan))
  return finish(tx, district, plan, before, counts)
}

/** A path that stays open needs no alias: it is its own answer. */
const leadsAway = (plan: RedivisionPlan) => {
  const closed = new Set(plan.closed)
  return (s: { from: string }): boolean => closed.has(s.from)
}

/** Takes a plan back: noted rows return, rows that came later to a closing path go where that path came from. */
export async function takeBack(tx: Tx, about: Omit<Moves, keyof RedivisionPlan>, plan: RedivisionPlan): Promise<Done> {
  const { district, redivision, day } = about
  const back = plan.opened.flatMap(({ path }) => {
    const ways = plan.successors.filter((s) => s.to === path)
    const from = (ways.find((way) => way.main) ?? ways[0])?.from
    return from === undefined ? [] : [{ from: path, to: from }]
  })
  const successors = back.map((pair) => ({ ...pair, main: true }))
  const before = await stocks(tx, district, leavesOf(plan))
  await reopenAreas(tx, district, plan.closed)
  const counts: Done['counts'] = []
  for (const mover of movers())
    counts.push({ mover: mover.name, n: await mover.undo(tx, { ...about, pairs: back, picks: [], successors }) })
  await endAliases(tx, district, redivision, day)
  await closeAreas(
    tx,
    district,
    plan.opened.map((a) => a.path),
    day,
  )
  await addAliases(tx, district, redivision, day, successors)
  const renamed = renamedOnly(plan).map(({ from, to }) => ({ from: to, to: from }))
  await moveSets(tx, district, renamed)
  await moveOutlines(tx, district, renamed)
  return finish(tx, district, plan, before, counts)
}

async function finish(
  tx: Tx,
  district: number,
  plan: RedivisionPlan,
  before: Delta[],
  counts: Done['counts'],
): Promise<Done> {
  const after = await stocks(tx, district, leavesOf(plan))
  await redraw(tx, district, { keep: true })
  await changed(tx, district, 'both')
  return { counts, deltas: difference(before, after) }
}

async function stocks(tx: Tx, district: number, leaves: readonly string[]): Promise<Delta[]> {
  const all: Delta[] = []
  for (const mover of movers()) all.push(...((await mover.stocks?.(tx, district, leaves)) ?? []))
  return all
}

/** What has to be added to `before` to get `after`; pure. */
export function difference(before: readonly Delta[], after: readonly Delta[]): Delta[] {
  const sums = new Map<string, Delta>()
  const add = (delta: Delta, sign: 1 | -1): void => {
    const key = `${delta.area} ${delta.day} ${delta.metric}`
    const sum = sums.get(key) ?? { ...delta, n: 0 }
    sums.set(key, { ...sum, n: sum.n + sign * delta.n })
  }
  for (const delta of before) add(delta, -1)
  for (const delta of after) add(delta, 1)
  return [...sums.values()].filter((delta) => delta.n !== 0)
}
