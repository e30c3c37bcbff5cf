import type { DocumentText } from '@gridward/contract/briefings'
import type { Day } from '@gridward/contract/days'
import type { OfficialDocument } from '../platform/documents/index.ts'
import { annexes } from './rules-annexes.ts'
import { dateOf, type DocumentFacts } from './rules-document.ts'
import { documentWords } from './words-document.ts'

type Numbered = { year: number; number: number }

export const numberOf = ({ language, mark }: DocumentText, { year, number }: Numbered): string =>
  documentWords[language].number(mark, year, String(number))

/** Text, tables and signature as they are written out. Without a number it is a draft and says so. */
export function documentOf(
  text: DocumentText,
  facts: DocumentFacts,
  { today, number, demo }: { today: Day; number: Numbered | null; demo: boolean },
): OfficialDocument {
  const { language, issuer, title, to } = text
  const words = documentWords[language]
  const day = dateOf(today, words)
  const attached = annexes(facts, language)
  const notes = [...(demo ? [words.demo] : []), ...(number ? [] : [words.draft])]
  return {
    ...{ language, issuer, title, to, body: text.paragraphs, annexes: attached },
    note: notes.join('　'),
    number: number ? numberOf(text, number) : words.number(text.mark, Number(today.slice(0, 4)), words.blankNumber),
    annexList: attached.map((annex) => annex.title),
    signed: { by: issuer, day },
    imprint: { office: issuer, day: words.printed(day) },
  }
}
