import * as contract from '@gridward/contract/areas'
import { addSeconds, dayOf } from '@gridward/contract/days'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import { found, Problem } from '../platform/problem.ts'
import type { Serve } from '../serve.ts'
import { registerOwnMovers } from './own-movers.ts'
import { says } from './problems.ts'
import { carryOutPlan, planNow, previewOf, takeBack, type Done } from './redividing.ts'
import { undoDays, type RedivisionPlan } from './rules-redivision.ts'
import * as store from './store-redivision.ts'
import { allAreas } from './store-tree.ts'

type Row = Omit<store.RedivisionRow, 'plan'>

export function redivisions(serve: Serve): void {
  registerOwnMovers()

  serve(contract.draftRedivision, async ({ body, tx, session, journal, now }) => {
    const { district } = session
    const { plan, digest } = await planNow(tx, district, body)
    const saved = await store.saveDraft(tx, district, { ...body, digest, by: session.account, now })
    if (!saved) throw new Problem('conflict', { says: says((w) => w.redivisionDone) })
    const { id, title, documentNumber, reason, day } = body
    const content = { title, documentNumber, reason, day, digest }
    journal({ kind: 'areas.redivisionDrafted', area: '', subject: id, content, retention: 'legal' })
    return previewOf(tx, district, plan, digest, dayOf(now, session.zone))
  })

  serve(contract.listRedivisions, async ({ tx, session }) =>
    (await store.listRedivisions(tx, session.district)).map(viewOf),
  )

  serve(contract.readRedivision, async ({ params, tx, session, now }) => {
    const row = found(await store.findRedivision(tx, session.district, params.id))
    const { id, title, documentNumber, reason, day, steps } = row
    const open = row.second_by === null && row.withdrawn_at === null
    const planned = open ? await planNow(tx, session.district, row) : null
    const today = dayOf(now, session.zone)
    return {
      redivision: viewOf(row),
      draft: { id, title, documentNumber, reason, day, steps },
      preview: planned && (await previewOf(tx, session.district, planned.plan, planned.digest, today)),
    }
  })

  serve(contract.signRedivision, async ({ params, body, tx, session, journal, forget, now }) => {
    const { district, account } = session
    const row = found(await store.findRedivision(tx, district, params.id))
    // the second signature, sent once more because its answer was lost
    if (row.second_by === account && row.digest === body.digest && !row.undone_by) return viewOf(row)
    if (row.second_by || row.withdrawn_at) throw new Problem('conflict', { says: says((w) => w.redivisionDone) })
    if (row.first_by === account) throw new Problem('needsSecondPerson')
    if (row.first_by) await store.holdDistrict(tx, district)
    const { plan, digest } = await planNow(tx, district, row)
    if (plan.faults.length) throw new Problem('refusedByRule', { says: says((w) => w.redivisionFaulty) })
    if (digest !== body.digest || digest !== row.digest)
      throw new Problem('changedMeanwhile', { says: says((w) => w.planChanged) })
    if (!row.first_by) {
      await store.signFirst(tx, district, row.id, account, now)
      journal({ kind: 'areas.redivisionSigned', area: '', subject: row.id, content: { digest }, retention: 'legal' })
    } else {
      const about = { district, redivision: row.id, day: dayOf(now, session.zone), now, by: account }
      const done = await carryOutPlan(tx, about, plan)
      await store.signSecond(tx, district, row.id, { by: account, now, plan, counts: done.counts })
      tell(journal, 'areas.redivided', row, plan, done)
      forget()
    }
    return viewOf(found(await store.findRedivision(tx, district, row.id)))
  })

  serve(contract.undoRedivision, async ({ params, tx, session, journal, forget, now }) => {
    const { district, account } = session
    const row = found(await store.findRedivision(tx, district, params.id))
    const { plan } = row
    if (row.undone_by === account) return viewOf(row)
    if (!plan || row.undone_by) throw new Problem('conflict', { says: says((w) => w.redivisionDone) })
    if (addSeconds(row.second_at!, undoDays * 86_400) < now)
      throw new Problem('conflict', { says: says((w) => w.redivisionTooOld) })
    if (row.undo_asked_by === account) throw new Problem('needsSecondPerson')
    // once it is held, no other redivision comes in between
    if (row.undo_asked_by) await store.holdDistrict(tx, district)
    await mustBeUntouched(tx, district, plan)
    if (!row.undo_asked_by) {
      await store.askUndo(tx, district, row.id, account, now)
      journal({ kind: 'areas.undoAsked', area: '', subject: row.id, retention: 'legal' })
    } else {
      const about = { district, redivision: row.id, day: dayOf(now, session.zone), now, by: account }
      const done = await takeBack(tx, about, plan)
      await store.markUndone(tx, district, row.id, account, now)
      tell(journal, 'areas.redivisionUndone', row, plan, done)
      forget()
    }
    return viewOf(found(await store.findRedivision(tx, district, row.id)))
  })

  serve(contract.withdrawRedivision, async ({ params, tx, session, journal, now }) => {
    const row = found(await store.findRedivision(tx, session.district, params.id))
    if (row.second_by || row.withdrawn_at) throw new Problem('conflict', { says: says((w) => w.redivisionDone) })
    await store.withdraw(tx, session.district, row.id, now)
    journal({ kind: 'areas.redivisionWithdrawn', area: '', subject: row.id })
    return { done: true }
  })
}

/** Errors: conflict when a later redivision closed what this one opened or left open, or opened again what it closed. */
async function mustBeUntouched(tx: Tx, district: number, plan: RedivisionPlan): Promise<void> {
  const open = new Set((await allAreas(tx, district)).filter((a) => !a.closed).map((a) => a.path))
  const closed = new Set(plan.closed)
  const moves = [...plan.pairs, ...plan.picks]
  const intact =
    plan.opened.every((a) => open.has(a.path)) &&
    plan.closed.every((path) => !open.has(path)) &&
    moves.every(({ from, to }) => open.has(to) && (closed.has(from) || open.has(from)))
  if (!intact) throw new Problem('conflict', { says: says((w) => w.redivisionBuiltOn) })
}

/** 5,000 deltas a line at most: a line is read whole by everybody who follows. */
const deltasInALine = 5_000

function tell(journal: Journal, kind: string, row: Row, plan: RedivisionPlan, { counts, deltas }: Done): void {
  const content = { title: row.title, documentNumber: row.documentNumber, pairs: plan.pairs, counts }
  journal({ kind, area: '', subject: row.id, content, retention: 'legal', deltas: deltas.slice(0, deltasInALine) })
  for (let at = deltasInALine; at < deltas.length; at += deltasInALine)
    journal({ kind, area: '', subject: row.id, deltas: deltas.slice(at, at + deltasInALine) })
}

function viewOf(row: Row): contract.Redivision {
  const signed = (by: string | null, at: string | null) => (by && at ? { by, at } : null)
  return {
    id: row.id,
    title: row.title,
    documentNumber: row.documentNumber,
    reason: row.reason,
    day: row.day,
    state: stateOf(row),
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at,
    first: signed(row.first_by, row.first_at),
    second: signed(row.second_by, row.second_at),
    undoAsked: signed(row.undo_asked_by, row.undo_asked_at),
    undone: signed(row.undone_by, row.undone_at),
    counts: row.counts ?? [],
  }
}

function stateOf(row: Row): contract.Redivision['state'] {
  if (row.withdrawn_at) return 'withdrawn'
  if (row.undone_by) return 'undone'
  if (row.undo_asked_by) return 'undoAsked'
  if (row.second_by) return 'done'
  return row.first_by ? 'signed' : 'draft'
}
