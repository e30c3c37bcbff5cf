import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  title: string
  /** px */
  width: number
  cell: (row: Row) => ReactNode
  /** Right-aligned tabular figures. */
  number?: boolean
  /** Not among those that a person may hide. */
  always?: boolean
  /** Shown only when somebody asks for it. */
  extra?: boolean
}

/** One page as the contract tells it. */
export type PageOf<Row> = { items: Row[]; next: string | null; total: number; more: boolean }
