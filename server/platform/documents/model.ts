import type { Language } from '@gridward/contract/language'

/** `share` is the width of a column beside the others; numbers stand right. */
export type Column = { title: string; share: number; right?: boolean }

export type Block =
  /** 一、 in 黑体. */
  | { kind: 'heading'; text: string }
  /** A paragraph, two characters in. */
  | { kind: 'text'; text: string }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  /** Bars beside their names, as a chart that Word draws. */
  | { kind: 'bars'; title: string; series: string; bars: readonly { name: string; n: number }[] }

/** An annex begins on a page of its own. `label`: 附件1. */
export type Annex = { label: string; title: string; blocks: readonly Block[] }

/** A document of an office, in the order of GB/T 9704-2012. Nothing in it depends on where or when it is written out. */
export type OfficialDocument = {
  language: Language
  /** The red heading: whose document it is. */
  issuer: string
  /** 疫防日报〔2020〕3号 */
  number: string
  /** A line above everything: draft, demo data. */
  note: string
  title: string
  /** Whom it is for; '' when it goes to nobody by name. */
  to: string
  body: readonly Block[]
  /** 附件：1.… below the text. */
  annexList: readonly string[]
  /** The day as it is printed. */
  signed: { by: string; day: string }
  annexes: readonly Annex[]
  /** The last lines: who printed it and when. */
  imprint: { office: string; day: string }
}
