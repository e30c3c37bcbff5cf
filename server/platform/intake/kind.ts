import type { Language } from '@gridward/contract/language'
import type { FieldProblem } from '@gridward/contract/problems'
import type { Verb } from '@gridward/contract/verbs'
import type { Tx } from '../database.ts'
import type { Journal } from '../journal.ts'
import type { Keys } from '../keys.ts'
import type { Scope } from '../scope.ts'
import { cellText, type Cell, type TableColumn } from '../tables/index.ts'

/** A column as it is offered, and the other headings under which it is found. */
export type IntakeColumn = TableColumn & {
  aliases?: readonly string[]
  /** Says nothing by itself: a row that holds nothing else was not filled in and is passed over. */
  idle?: true
}

/** One row of a file, by the keys of the columns. A cell that was not filled in is null. */
export type IntakeRow = { number: number; cells: Readonly<Record<string, Cell>> }

/** The cell of a column as a person reads it, without spaces around it; '' when it is empty. */
export const textOf = (row: IntakeRow, key: string): string => cellText(row.cells[key]).trim()

/** What a kind works with: one transaction behind the fences of whoever confirmed the import. */
export type IntakeCall = {
  tx: Tx
  scope: Scope<'imports.run'>
  journal: Journal
  keys: Keys
  district: number
  import: string
  /** The account that confirmed it (that uploaded it, in a preview). */
  by: string
  now: string
  language: Language
}

/** `area`: where the row belongs, when it says so; outside of the importer's areas the row is refused. */
export type Parsed<V> = { value: V; area?: string } | { problems: FieldProblem[] }

/** `subject` is the record that the row became, or that already said the same. */
export type Outcome = { is: 'stored' | 'same'; subject: string } | { is: 'rejected'; problems: FieldProblem[] }

/** Somebody who built on what an import stored, in words for the importer. */
export type Holder = { who: string; what: string; rows: number }

/** A kind of table that a room takes in. Values `V` are made by `parse`, which is pure; `C` is what it looks up in. */
export type ImportKind<V = unknown, C = unknown> = {
  kind: string
  title: Record<Language, string>
  about: Record<Language, string>
  /** Needed beside `imports.run`. */
  verb: Verb
  columns(language: Language): readonly IntakeColumn[]
  /** Read once before the rows of a preview or a run: areas, lists. */
  prepare(call: IntakeCall): Promise<C>
  parse(row: IntakeRow, context: C, language: Language): Parsed<V>
  /**
   * Stores up to 1,000 rows in the transaction of `call` and answers one outcome for each, in their order. Must be
   * idempotent by content: a row that is already there is 'same'. When it throws, the rows are tried one by one.
   */
  store(call: IntakeCall, rows: readonly { number: number; value: V }[], context: C): Promise<Outcome[]>
  /** Sums for the receipt beside rows and filled cells, for example `people`. */
  totals?(value: V): Record<string, number>
  /** Who has built on what this import stored; empty: it may be taken back. */
  holders(call: IntakeCall): Promise<Holder[]>
  /** Undoes rows of this import; answers for each whether it is gone. A row that somebody built on meanwhile stays. */
  takeBack(call: IntakeCall, rows: readonly { number: number; subject: string }[]): Promise<boolean[]>
}

/** Kinds with different values in one list. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyKind = ImportKind<any, any>
