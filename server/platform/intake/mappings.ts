import * as contract from '@gridward/contract/imports'
import { uuidv7 } from 'uuidv7'
import { sha256 } from '../canonical.ts'
import { found, Problem } from '../problem.ts'
import { covers, type Scope } from '../scope.ts'
import type { Serve } from '../../serve.ts'
import type { TableRow } from '../tables/index.ts'
import type { Tx } from '../database.ts'
import type { Journal } from '../journal.ts'
import { bareHeading, headingRows, headingTexts, type Heading } from './headings.ts'
import type { IntakeColumn } from './kind.ts'
import { kindOf, type Intake } from './rights.ts'
import type { NamedRun } from './store.ts'
import * as store from './store-mappings.ts'

/** What tells the tables of one sender from others: the headings in their order. */
export const signatureOf = (headings: readonly string[]): string =>
  sha256(JSON.stringify(headings.map(bareHeading))).toString('hex')

/** A saved mapping that fits a file: where its headings stand and what they are. */
export type Recalled = { mapping: store.SavedMapping; row: number; headings: Heading[] }

/** The first row whose headings somebody has corrected before. Columns that a kind no longer has are left out. */
export function recall(
  rows: readonly TableRow[],
  saved: readonly store.SavedMapping[],
  columns: readonly IntakeColumn[],
): Recalled | null {
  if (saved.length === 0) return null
  const bySignature = new Map(saved.map((one) => [one.signature, one]))
  const known = new Set(columns.map(({ key }) => key))
  for (const [index, row] of rows.slice(0, headingRows).entries()) {
    const own = headingTexts(row, rows[index - 1]).texts.flatMap((heading, column) =>
      heading === '' ? [] : [{ heading, column }],
    )
    const mapping = own.length > 0 ? bySignature.get(signatureOf(own.map(({ heading }) => heading))) : undefined
    if (!mapping) continue
    const headings = own.map(({ heading, column }, at): Heading => {
      const key = mapping.keys[at] ?? null
      return { column, heading, key: key !== null && known.has(key) ? key : null, certain: true }
    })
    return { mapping, row: row.number, headings }
  }
  return null
}

type Saving = { tx: Tx; scope: Scope<'imports.run'>; session: { account: string }; journal: Journal; now: string }

/** At the confirmation: what was corrected is kept under the name of the file, what was recalled counts as used. */
export async function rememberMapping(call: Saving, run: NamedRun): Promise<void> {
  const { headings, corrected, mapping } = run.reading
  if (!corrected) {
    if (mapping) await store.useMapping(call.tx, call.scope, mapping, call.now)
    return
  }
  const texts = headings.map(({ heading }) => heading)
  const id = uuidv7()
  const name = run.file_name.replace(/\.[^.]*$/, '').slice(0, 80) || run.kind
  await store.saveMapping(call.tx, call.scope, {
    ...{ id, kind: run.kind, area: run.area, name, signature: signatureOf(texts) },
    ...{ headings: texts, keys: headings.map(({ key }) => key), by: call.session.account, now: call.now },
  })
  const content = { kind: run.kind, columns: headings.filter(({ key }) => key !== null).length }
  call.journal({ kind: 'imports.mappingSaved', area: run.area, subject: run.id, content })
}

/** The list of saved mappings, to rename and to throw away. */
export function mappings(serve: Serve, intake: Intake): void {
  serve(contract.listImportMappings, async ({ tx, scope, language }) =>
    (await store.listMappings(tx, scope)).map((one) => ({
      ...{ id: one.id, kind: one.kind, area: one.area, name: one.name, madeBy: one.made_name, madeAt: one.made_at },
      title: kindOf(intake, one.kind)?.title[language] ?? one.kind,
      ...{ usedAt: one.used_at, used: one.used },
      columns: one.headings.map((heading, at) => ({ heading, key: one.keys[at] ?? null })),
    })),
  )
  serve(contract.renameImportMapping, async ({ tx, scope, params, body, journal }) => {
    const one = await ofMine(tx, scope, params.id)
    await store.renameMapping(tx, scope, one.id, body.name)
    journal({ kind: 'imports.mappingRenamed', area: one.area, subject: one.id, content: { name: body.name } })
    return { done: true }
  })
  serve(contract.dropImportMapping, async ({ tx, scope, params, journal }) => {
    const one = await ofMine(tx, scope, params.id)
    await store.removeMapping(tx, scope, one.id)
    journal({ kind: 'imports.mappingDropped', area: one.area, subject: one.id, content: { kind: one.kind } })
    return { done: true }
  })
}

async function ofMine(tx: Tx, scope: Scope<'imports.run'>, id: string): Promise<store.SavedMapping> {
  const one = found(await store.findMapping(tx, scope, id))
  if (!covers(scope, one.area)) throw new Problem('forbidden')
  return one
}
