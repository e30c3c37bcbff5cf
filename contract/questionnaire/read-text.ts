import { readCard } from '../identity/card.ts'
import { documentTypes, readDocument } from '../identity/document.ts'
import type { Document, DocumentType } from '../identity/document.ts'
import { readPhone } from '../identity/phone.ts'
import type { Checks, Result } from '../identity/result.ts'
import { bare, tidyName } from '../identity/typed.ts'
import type { Question } from './schema.ts'
import { slip } from './values.ts'
import type { Reading, Row } from './values.ts'

type TextQuestion = Extract<Question, { type: 'text' }>
/** `document` says more than the number does: the birth date and sex in it, or that it is another kind. */
export type TextReading = Reading<string> & { document?: Document }

const usual = 500
// What PostgreSQL or XML cannot keep: NUL and control signs (line break and tab stay), halves of a surrogate pair.
export const unkeepable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]/u

/** Text in one spelling: NFC, no spaces around it, names, numbers and codes in their normal form. */
export function readText(question: TextQuestion, raw: unknown, row: Row, checks: Checks): TextReading {
  const text = typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : raw
  if (typeof text !== 'string') return slip('type')
  const max = question.maxLength ?? usual
  // Length first: nothing below walks through a text that is too long anyway. Two units hold one rare character.
  if (text.length > max * 2) return slip('tooLong', { max })
  if (unkeepable.test(text)) return slip('characters')
  const tidy = text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
  if (tidy.length > max && [...tidy].length > max) return slip('tooLong', { max })
  return byKind(question, tidy, row, checks)
}

function byKind(question: TextQuestion, text: string, row: Row, checks: Checks): TextReading {
  switch (question.kind) {
    case 'name':
      return readName(text)
    case 'phone': {
      const read = readPhone(text, checks)
      return read.ok ? { value: read.value.number } : slip(`identity.${read.problem}`, read.params)
    }
    case 'identity':
      return readIdentity(question.documentKey, text, row, checks)
    case 'region':
      return /^\d{2}(\d{2}|\d{4}|\d{7}|\d{10})?$/.test(bare(text)) ? { value: bare(text) } : slip('region')
    default:
      return { value: text }
  }
}

function readName(text: string): Reading<string> {
  const name = tidyName(text)
  return /\p{L}/u.test(name) ? { value: name } : slip('name')
}

function readIdentity(documentKey: string | undefined, text: string, row: Row, checks: Checks): TextReading {
  const said = documentKey === undefined ? undefined : row[documentKey]
  const type = documentTypes.find((known) => known === said)
  const read = type ? readDocument(type, text, checks) : cardAsDocument(text, checks)
  if (!read.ok) return slip(`identity.${read.problem}`, read.params)
  return { value: read.value.number, document: read.value }
}

function cardAsDocument(text: string, checks: Checks): Result<Document> {
  const card = readCard(text, checks)
  if (!card.ok) return card
  const { document, number, birthDate, sex, upgraded } = card.value
  return { ok: true, value: { type: document satisfies DocumentType, number, birthDate, sex, upgraded } }
}
