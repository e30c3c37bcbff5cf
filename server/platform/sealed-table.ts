/** A row as it is read for a rotation: the named columns, sealed ones as they are. */
export type SealedRow = Readonly<Record<string, unknown>>

/**
 * What of a table is sealed or blind, so that keys can be exchanged. Each room lists its own in `sealed.ts`
 * (server/sealed.ts has them all, and a test that none is missing).
 */
export type SealedTable = {
  table: string
  /** Plain columns that `about` and `of` need. */
  reads?: readonly string[]
  sealed: readonly { column: string; about: string | ((row: SealedRow) => string) }[]
  /** `of`: the text behind a blind index, from the opened values (by column; null where nothing was sealed) and the row. */
  blinds?: readonly {
    column: string
    about: string
    of(opened: Readonly<Record<string, string | null>>, row: SealedRow): string | null
  }[]
}
