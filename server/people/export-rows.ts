import type { Language } from '@gridward/contract/language'
import { shipped } from '@gridward/contract/questionnaire/shipped'
import { tagWords } from '@gridward/contract/words/tags'
import type { NamedPath } from '../areas/index.ts'
import type { Keys } from '../platform/keys.ts'
import type { RowInput, TableColumn } from '../platform/tables/index.ts'
import type { ExportRow } from './store-export.ts'
import { personLine } from './views.ts'
import { exportWords } from './words-exports.ts'

const choicesOf = (language: Language) => shipped[0]!.words![language]!.choices

/** The headings are those of the ledgers, so that a file that was taken out can be read in again. */
export function exportColumns(language: Language, open: boolean): TableColumn[] {
  const { columns } = exportWords[language]
  const text = (key: keyof typeof columns, width?: number): TableColumn => ({
    ...{ key, title: columns[key], kind: 'text' },
    ...(width === undefined ? {} : { width }),
  })
  const day = (key: keyof typeof columns): TableColumn => ({ key, title: columns[key], kind: 'day', width: 12 })
  return [
    ...[text('street', 14), text('community', 20), text('grid', 20), text('address', 28), text('fullName', 12)],
    ...[text('relationToHead'), text('sex', 6), { key: 'age', title: columns.age, kind: 'number', width: 6 } as const],
    ...(open ? [day('birthDate')] : []),
    ...[text('idType', 16), text('idNumber', 22), text('phone', 16), text('tags', 20), text('basis', 40)],
    ...[day('since'), day('until'), text('maybeSame', 10), day('deadOn')],
    { key: 'updatedAt', title: columns.updatedAt, kind: 'instant', width: 18 },
  ]
}

export function exportRow(
  keys: Keys,
  row: ExportRow,
  at: NamedPath,
  of: { today: string; open: boolean; language: Language },
): RowInput {
  const line = personLine(keys, row, of.today, of.open)
  const choices = choicesOf(of.language)
  const words = tagWords[of.language]
  const { tags } = line
  return {
    ...at,
    address: line.address,
    fullName: line.name,
    relationToHead: row.relation ? (choices['relation']?.[row.relation] ?? row.relation) : '',
    sex: line.sex ? choices['sex']?.[line.sex] : '',
    age: line.age,
    birthDate: of.open ? row.birth_date : null,
    idType: choices['documentType']?.[line.idKind],
    idNumber: line.idNumber,
    phone: line.phone,
    tags: tags.map((tag) => words.kinds[tag.kind]).join('、'),
    basis: tags.map((tag) => basisOf(words.basis, tag.basis)).join(' '),
    since: tags.map((tag) => tag.since).sort()[0],
    until: tags
      .flatMap((tag) => tag.until ?? [])
      .sort()
      .at(-1),
    maybeSame: line.maybeSame ? exportWords[of.language].yes : '',
    deadOn: line.deadOn,
    updatedAt: line.updatedAt,
  }
}

function basisOf(sentences: object, { code, params }: { code: string; params: object }): string {
  const says = (sentences as Record<string, string | ((p: object) => string)>)[code]
  return typeof says === 'function' ? says(params) : (says ?? code)
}
