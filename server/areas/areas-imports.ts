import { readFile, rm } from 'node:fs/promises'
import * as contract from '@gridward/contract/areas'
import { areaWords } from '@gridward/contract/words/areas'
import { dayOf } from '@gridward/contract/days'
import type { Language } from '@gridward/contract/language'
import { Problem, found } from '../platform/problem.ts'
import { guardFormula } from '../platform/tables/csv-text.ts'
import type { Serve } from '../serve.ts'
import type { DivisionRow } from './rules-division-file.ts'
import { redraw } from './drawing.ts'
import { carryOut, openDivisionFile, planDigest, planOf } from './editions.ts'
import { says } from './problems.ts'
import { squareKilometres } from './rules-geometry.ts'
import type { ImportPlan, PlannedArea } from './rules-import.ts'
import { readOutlines } from './rules-outline.ts'
import * as editions from './store-editions.ts'
import { addOutlines, listOutlines } from './store-shapes.ts'
import { allAreas, changed, readDistrict } from './store-tree.ts'

export function imports(serve: Serve): void {
  serve(contract.previewImport, async ({ query, upload, tx, session, scope, now, journal }) => {
    const file = await openDivisionFile(upload.path)
      .catch((cause: unknown) => {
        throw new Problem('wrongFile', { says: says((w) => w.fileUnreadable), cause })
      })
      .finally(() => rm(upload.path, { force: true }))
    const district = await readDistrict(tx, session.district)
    const roots = query.roots?.split(',') ?? district.roots
    const plan = await planOf(tx, district.id, file.rows, roots)
    const digest = planDigest(plan)
    const entries = file.rows.filter((row) => !isOutside(row, roots))
    const edition = { id: upload.id, fileName: upload.name, sha256: upload.sha256, roots, entries, digest }
    await editions.addEdition(tx, district.id, {
      ...edition,
      neighbours: plan.neighbours,
      by: scope.actor.account,
      now,
    })
    const content = { file: upload.name, sha256: upload.sha256, roots, digest }
    journal({ kind: 'areas.importPreviewed', area: '', subject: upload.id, content })
    return { ...previewOf(plan), id: upload.id, digest, missing: file.missing, districts: districtsIn(file.rows) }
  })

  serve(contract.confirmImport, async ({ params, body, tx, session, scope, now, journal }) => {
    const { district } = session
    const edition = found(await editions.findEdition(tx, district, params.id))
    if (edition.receipt) throw new Problem('conflict', { says: says((w) => w.importedAlready) })
    const plan = await planOf(tx, district, edition.entries, edition.roots)
    if (planDigest(plan) !== edition.digest || body.digest !== edition.digest)
      throw new Problem('changedMeanwhile', { says: says((w) => w.planChanged) })
    const receipt = await carryOut(tx, district, plan, dayOf(now, session.zone))
    await editions.confirmEdition(tx, district, edition.id, receipt, scope.actor.account, now)
    journal({
      kind: 'areas.imported',
      area: '',
      subject: edition.id,
      content: { file: edition.fileName, sha256: edition.sha256, ...receipt },
    })
    return receipt
  })

  serve(contract.rejectedRows, async ({ params, tx, session, language }) => {
    const edition = found(await editions.findEdition(tx, session.district, params.id))
    const plan = await planOf(tx, session.district, edition.entries, edition.roots)
    return { type: 'text/csv; charset=utf-8', name: 'rejected.csv', body: rejectedCsv(plan, edition.entries, language) }
  })

  serve(contract.uploadOutlines, async ({ query, upload, tx, session, scope, now, journal }) => {
    const { district } = session
    const text = await readFile(upload.path, 'utf8').finally(() => rm(upload.path, { force: true }))
    const names = new Map<string, string[]>()
    for (const a of (await allAreas(tx, district)).filter((area) => !area.closed))
      names.set(a.name, [...(names.get(a.name) ?? []), a.path])
    const { outlines, faults } = readOutlines(parsed(text), names, query.area)
    await addOutlines(tx, district, outlines, { fileName: upload.name, by: scope.actor.account, now })
    const drawn = await redraw(tx, district, { keep: false })
    await changed(tx, district, 'shapes')
    const stored = outlines.map((o) => ({
      prefix: o.prefix,
      name: o.name,
      squareKilometres: Math.round(squareKilometres(o.shape) * 10) / 10,
    }))
    journal({ kind: 'areas.outlined', area: '', content: { file: upload.name, sha256: upload.sha256, stored } })
    return { stored, faults, drawn }
  })

  serve(contract.listOutlines, ({ tx, scope }) => listOutlines(tx, scope))
}

const isOutside = (row: DivisionRow, roots: readonly string[]): boolean =>
  /^\d{12}$/.test(row.communityCode) && !roots.some((root) => row.communityCode.startsWith(root))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

function previewOf(plan: ImportPlan): Omit<contract.ImportPreview, 'id' | 'digest' | 'missing' | 'districts'> {
  const short = ({ path, code, name, kind, before }: PlannedArea) => ({ path, code, name, kind, before })
  const changes = (all: readonly PlannedArea[]) => ({
    all: all.length,
    new: all.filter((a) => a.change === 'new').map(short),
    renamed: all.filter((a) => a.change === 'renamed').map(short),
  })
  const { roots, rowsIn, stored, same, outside, rejected, gone } = plan
  const [streets, communities] = [changes(plan.streets), changes(plan.communities)]
  return { roots, rowsIn, stored, same, outside, rejected, gone, streets, communities }
}

function districtsIn(rows: readonly DivisionRow[]): contract.ImportPreview['districts'] {
  const by = new Map<string, { code: string; name: string; rows: number }>()
  for (const row of rows) {
    const code = row.districtCode.slice(0, 6)
    const known = by.get(code) ?? { code, name: row.district, rows: 0 }
    by.set(code, { ...known, rows: known.rows + 1 })
  }
  return [...by.values()].slice(0, 500)
}

/** The refused rows under the headings of the file, with one column more that says why. */
function rejectedCsv(plan: ImportPlan, entries: readonly DivisionRow[], language: Language): string {
  const words = areaWords[language]
  const reason = ({ reason: name, other = '' }: ImportPlan['rejected'][number]): string => {
    const word = words.rejections[name]
    return typeof word === 'string' ? word : word(other)
  }
  const lines = plan.rejected.map((r) => {
    const entry = entries.find((e) => e.row === r.row)
    return [entry?.streetCode, entry?.street, r.code, r.name, String(r.row), reason(r)].map((text) => text ?? '')
  })
  const top = [
    'street_code',
    'street',
    'village_code',
    'village',
    words.receiptColumns.row,
    words.receiptColumns.reason,
  ]
  const quoted = (text: string): string => `"${guardFormula(text).replaceAll('"', '""')}"`
  return `\ufeff${[top, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`
}
