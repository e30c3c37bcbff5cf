/** What a column holds. `day` is 'YYYY-MM-DD', `instant` an ISO instant or a Date, shown in the district's zone. */
export type ColumnKind = 'text' | 'number' | 'day' | 'instant'

export type TableColumn = {
  key: string
  title: string
  kind: ColumnKind
  /** In characters of the standard font; a Chinese character takes two. */
  width?: number
  /** A drop-down. */
  options?: readonly string[]
  /** Other texts than the options may be entered, for example several of them. */
  openOptions?: boolean
  /** Shown when the pointer rests on the heading. */
  note?: string
  required?: boolean
}

export type CellInput = string | number | boolean | Date | null | undefined
export type RowInput = Readonly<Record<string, CellInput>>

export type SheetInput = {
  name: string
  columns: readonly TableColumn[]
  rows: AsyncIterable<RowInput> | Iterable<RowInput>
}
