import type { ImportState } from '@gridward/contract/imports'
import * as contract from '@gridward/contract/imports'
import type { Call, File, Serve } from '../../serve.ts'
import { field, found, Problem } from '../problem.ts'
import { template, type Cell } from '../tables/index.ts'
import { rejectedAbout } from './batch.ts'
import { callOf } from './calls.ts'
import { dropFile } from './files.ts'
import type { AnyKind } from './kind.ts'
import { mappings, rememberMapping } from './mappings.ts'
import { doubledColumns, missingColumns } from './preview.ts'
import { rejectedTable, type Rejected } from './rejected.ts'
import { kindOf, type Intake } from './rights.ts'
import * as store from './store.ts'
import { mayWork, previewAgain, upload } from './uploads.ts'
import { kindView, viewOf } from './views.ts'
import { intakeWords } from './words.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Refused rows fetched at a time while their file is written. */
const portion = 2000
const usualPage = 50

/** The routes of contract/imports, for the kinds that the rooms take in. */
export const imports =
  (intake: Intake) =>
  (serve: Serve): void => {
    serve(contract.importKinds, async ({ session, language }) =>
      intake.kinds.filter((kind) => mayUse(intake, session, kind)).map((kind) => kindView(kind, language)),
    )
    serve(contract.importTemplate, async ({ params, language }): Promise<File> => {
      const kind = found(kindOf(intake, params.kind))
      const title = kind.title[language]
      const body = template(title, kind.columns(language), language)
      return { type: workbook, body, name: intakeWords[language].templateName(title) }
    })
    serve(contract.uploadImport, (call) => upload(intake, call))
    serve(contract.previewImport, (call) => previewAgain(intake, call))
    serve(contract.confirmImport, (call) => confirm(intake, call))
    serve(contract.stopImport, (call) => move(intake, call, ['running'], 'stopped', 'imports.stopped'))
    serve(contract.resumeImport, async (call) => {
      const run = await ofMine(call)
      if (!run.file_key) throw new Problem('gone', { says: { [call.language]: intakeWords[call.language].fileGone } })
      return move(intake, call, ['stopped', 'failed'], 'running', 'imports.resumed')
    })
    serve(contract.takeBackImport, (call) => takeBack(intake, call))
    serve(contract.dropImport, async (call) => {
      const run = await ofMine(call)
      if ((await store.removeRun(call.tx, call.scope, run.id)) === 0) throw wrongState(call, run)
      await dropFile(call.dataDir, run.id)
      return { done: true }
    })
    serve(contract.readImport, async ({ tx, scope, params, language }) =>
      viewOf(found(await store.findRun(tx, scope, params.id)), intake, language),
    )
    serve(contract.listImports, async ({ tx, scope, query, language }) => {
      const limit = query.limit ?? usualPage
      const runs = await store.listRuns(tx, scope, { ...query, limit: limit + 1 })
      const items = runs.slice(0, limit).map((run) => viewOf(run, intake, language))
      const total = await store.countRuns(tx, scope, query.kind)
      return { items, next: runs.length > limit ? items.at(-1)!.id : null, total, more: false }
    })
    mappings(serve, intake)
    serve(contract.rejectedFile, (call) => rejected(intake, call))
  }

type OneCall = Call<typeof contract.confirmImport> | Call<typeof contract.takeBackImport>

function mayUse(intake: Intake, session: OneCall['session'], kind: AnyKind): boolean {
  try {
    intake.demand(session, kind.verb, undefined)
    return true
  } catch {
    return false
  }
}

/** An import that may be steered from here; one that reaches beyond the caller's areas is only read. */
async function ofMine(call: Pick<OneCall, 'tx' | 'scope' | 'params'>): Promise<store.NamedRun> {
  const run = found(await store.findRun(call.tx, call.scope, call.params.id))
  if (!mayWork(call, run)) throw new Problem('forbidden')
  return run
}

const wrongState = ({ language }: Pick<OneCall, 'language'>, run: store.Run): Problem =>
  new Problem('conflict', { says: { [language]: intakeWords[language].wrongState[run.state] } })

async function confirm(intake: Intake, call: Call<typeof contract.confirmImport>) {
  const run = await ofMine(call)
  const words = intakeWords[call.language]
  const kind = found(kindOf(intake, run.kind))
  intake.demand(call.session, kind.verb, run.area)
  if (run.state !== 'previewed') throw wrongState(call, run)
  const columns = kind.columns(call.language)
  const missing = missingColumns(run.reading, columns).map(({ key, title }) =>
    field(key, 'missing', words.missingColumn(title)),
  )
  const doubled = doubledColumns(run.reading, columns).map(({ key, title }) => field(key, 'twice', words.twice(title)))
  if (run.reading.headings.every(({ key }) => key === null)) missing.push(field('', 'noHeader', words.noHeader))
  if (missing.length + doubled.length > 0) throw new Problem('invalid', { fields: [...missing, ...doubled] })
  const view = await move(intake, call, ['previewed'], 'running', 'imports.confirmed')
  await rememberMapping(call, run)
  return view
}

async function move(
  intake: Intake,
  call: OneCall,
  from: readonly ImportState[],
  to: ImportState,
  kind: string,
): Promise<contract.ImportView> {
  const { tx, scope, session, now } = call
  const run = await ofMine(call)
  const startedBy = to === 'running' ? { startedBy: session.account } : {}
  const moved = await store.changeState(tx, scope, run.id, from, to, { now, ...startedBy })
  if (moved === 0) throw wrongState(call, run)
  call.journal({
    kind,
    area: run.area,
    subject: run.id,
    content: { kind: run.kind, file: run.file_name, sha256: run.sha256 },
  })
  return viewOf(found(await store.findRun(tx, scope, run.id)), intake, call.language)
}

async function takeBack(intake: Intake, call: Call<typeof contract.takeBackImport>): Promise<contract.ImportView> {
  const { tx, scope, body, now, session, keys, language } = call
  const run = await ofMine(call)
  const kind = found(kindOf(intake, run.kind))
  intake.demand(session, kind.verb, run.area)
  if (!['stopped', 'failed', 'done'].includes(run.state)) throw wrongState(call, run)
  const words = intakeWords[language]
  const holders = await kind.holders(callOf(tx, keys, scope, run))
  if (holders.length > 0) {
    const list = holders.slice(0, 10).map(({ who, what, rows }) => words.holder(who, what, rows))
    throw new Problem('refusedByRule', { says: { [language]: words.held(list.join(words.listStop)) } })
  }
  const begun = await store.beginTakingBack(tx, scope, run.id, { by: session.account, reason: body.reason, now })
  if (begun === 0) throw wrongState(call, run)
  const content = { kind: run.kind, file: run.file_name, reason: body.reason, rows: run.stored }
  call.journal({ kind: 'imports.takingBack', area: run.area, subject: run.id, content })
  return viewOf(found(await store.findRun(tx, scope, run.id)), intake, language)
}

async function rejected(intake: Intake, call: Call<typeof contract.rejectedFile>): Promise<File> {
  const { tx, scope, params, language } = call
  const run = found(await store.findRun(tx, scope, params.id))
  const first = await store.rejectedRows(tx, scope, run.id, 0, 1)
  if (first[0] && !first[0].cells_sealed) throw new Problem('gone')
  call.journal({
    kind: 'imports.rejectedRead',
    area: run.area,
    subject: run.id,
    content: { rows: run.rejected },
    retention: 'look',
  })
  const columns = kindOf(intake, run.kind)?.columns(language) ?? []
  const body = rejectedTable(run.reading, columns, rejectedOf(call, run), language)
  const name = run.file_name.replace(/\.[^.]*$/, '')
  return { type: workbook, body, name: intakeWords[language].rejectedName(name) }
}

/** Each portion in a transaction of its own: the list may be long, and whoever downloads it slow. */
async function* rejectedOf(call: Call<typeof contract.rejectedFile>, run: store.Run): AsyncGenerator<Rejected> {
  const about = rejectedAbout(run)
  for (let after = 0; ;) {
    const rows = await call.again((tx) => store.rejectedRows(tx, call.scope, run.id, after, portion))
    for (const { number, cells_sealed, problems } of rows) {
      if (!cells_sealed) continue
      yield { number, problems, cells: JSON.parse(call.keys.open(cells_sealed, about)) as Cell[] }
    }
    if (rows.length < portion) return
    after = rows.at(-1)!.ordinal
  }
}
