import { addSeconds } from '@gridward/contract/days'
import { languages, type Language } from '@gridward/contract/language'
import * as contract from '@gridward/contract/orders'
import type { ProblemCode } from '@gridward/contract/problems'
import { sunsetWords } from '@gridward/contract/words/sunset'
import { nightsKept } from '../platform/backup/keep.ts'
import { digestOf } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { found, Problem } from '../platform/problem.ts'
import { covers } from '../platform/scope.ts'
import { signingUnit } from '../rules/index.ts'
import type { Serve } from '../serve.ts'
import { endings, type AnEnding } from './carry-sunset.ts'
import { deletedPage } from './page-sunset.ts'
import { heldByOthers, isRenewed, noticeDays, ownTimes, stepsOf } from './rules-sunset.ts'
import * as store from './store-sunset.ts'

/** What becomes of an emergency's data when it is over: the plan, its two signatures, the proof. */
export function sunset(serve: Serve): void {
  serve(contract.readSunset, async ({ tx, session, params }) =>
    viewOf(tx, session.district, params.id, session.account),
  )

  serve(contract.signSunset, async ({ tx, scope, session, params, body, journal, now }) => {
    const { district, account } = session
    const { one, all } = await load(tx, district, params.id)
    if (!covers(scope, one.area)) throw new Problem('notFound')
    if (isRenewed(one, all)) throw refuse('refusedByRule', 'renewed')
    if (one.overAt === null) throw refuse('refusedByRule', 'notOver')
    const content = contentOf(one)
    if (content.toString('hex') !== body.content) throw new Problem('changedMeanwhile')
    const unit = await signingUnit(tx, district, account)
    if (unit === '') throw refuse('refusedByRule', 'noUnit')
    const by = { account, unit, now }
    const said = { content: body.content, unit }
    const line = { area: one.area, subject: one.id, retention: 'record' } as const
    const row = await store.findSunset(tx, district, one.id)
    if (!row) {
      if (!(await store.signFirst(tx, district, one.id, content, by))) throw new Problem('changedMeanwhile')
      journal({ ...line, kind: 'orders.sunsetSigned', content: said })
    } else {
      if (row.dueAt) throw refuse('gone', 'signed')
      // two people sign the same thing, or nothing is signed; the first signature can be taken back
      if (!row.content.equals(content)) throw new Problem('changedMeanwhile')
      if (row.firstSigner === account) throw refuse('needsSecondPerson', 'own')
      if (row.firstUnit === unit) throw refuse('needsSecondPerson', 'sameUnit')
      const dueAt = addSeconds(now, noticeDays * 86_400)
      if (!(await store.signSecond(tx, district, one.id, by, dueAt))) throw refuse('gone', 'signed')
      journal({ ...line, kind: 'orders.sunsetAnnounced', content: { ...said, dueAt } })
    }
    return viewOf(tx, district, one.id, account)
  })

  serve(contract.stopSunset, async ({ tx, scope, session, params, body, journal, now }) => {
    const { one } = await load(tx, session.district, params.id)
    if (!covers(scope, one.area)) throw new Problem('notFound')
    if ((await store.takeBack(tx, session.district, one.id, now)) === 0) throw refuse('gone', 'nothing')
    journal({
      ...{ kind: 'orders.sunsetStopped', area: one.area, subject: one.id, content: { why: body.why } },
      retention: 'record',
    })
    return { done: true }
  })

  serve(contract.deletedPage, async ({ tx, query, language }) => ({
    type: 'text/html; charset=utf-8',
    body: deletedPage(await store.publicEndings(tx), query.language ?? language),
  }))
}

type Sentence = keyof (typeof sunsetWords)['zh-CN']['problems']
const refuse = (code: ProblemCode, key: Sentence): Problem =>
  new Problem(code, {
    says: Object.fromEntries(languages.map((l) => [l, sunsetWords[l].problems[key]])) as Record<Language, string>,
  })

async function load(tx: Tx, district: number, id: string) {
  const all = await endings(tx, district)
  return { one: found(all.find((e) => e.id === id)), all }
}

/** What a signature stands for: this emergency's end and everything that goes with it. */
const contentOf = (one: AnEnding): Buffer =>
  digestOf({ emergency: one.id, area: one.area, overAt: one.overAt, noticeDays, ownTimes })

async function viewOf(tx: Tx, district: number, id: string, account: string): Promise<contract.SunsetView> {
  const { one, all } = await load(tx, district, id)
  const row = await store.findSunset(tx, district, id)
  const signers = row
    ? [
        { name: row.firstName, unit: row.firstUnit, at: row.firstAt },
        ...(row.secondAt ? [{ name: row.secondName ?? '', unit: row.secondUnit ?? '', at: row.secondAt }] : []),
      ]
    : []
  return {
    state: stateOf(one, all, row),
    overAt: one.overAt,
    dueAt: row?.dueAt ?? null,
    doneAt: row?.doneAt ?? null,
    content: contentOf(one).toString('hex'),
    signers,
    mine: row?.firstSigner === account,
    steps: stepsOf(one.overAt, row?.dueAt ?? null, nightsKept),
    except: row?.doneAt ? [] : heldByOthers(one, all),
    proof: row?.proof ? Object.entries(row.proof).map(([table, n]) => ({ table, n })) : null,
  }
}

function stateOf(
  one: AnEnding,
  all: readonly AnEnding[],
  row: store.SunsetRow | undefined,
): contract.SunsetView['state'] {
  if (row?.doneAt) return 'done'
  if (isRenewed(one, all)) return 'renewed'
  if (one.overAt === null) return 'notYet'
  if (!row) return 'unsigned'
  return row.dueAt ? 'notice' : 'signed'
}
