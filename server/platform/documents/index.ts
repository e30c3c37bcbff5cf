export type { Annex, Block, Column, OfficialDocument } from './model.ts'
export { printedDocument } from './page.ts'
export { docxType, writeDocument } from './write.ts'
