import { readCard } from './card.ts'
import type { Card, Sex } from './card.ts'
import { bad, good } from './result.ts'
import type { Checks, Result } from './result.ts'
import { bare } from './typed.ts'

export const documentTypes = [
  'identityCard',
  'passport',
  'hkMacaoPermit',
  'taiwanPermit',
  'hmtResidence',
  'foreignResidence',
  'other',
  'none',
] as const
export type DocumentType = (typeof documentTypes)[number]

export type Document = {
  type: DocumentType
  /** One spelling per document: equal numbers mean the same document. Empty for a person without one. */
  number: string
  birthDate?: string
  sex?: Sex
  upgraded?: boolean
}

type Kept = { pattern: RegExp; keep?: number }
// A permit's person code stays for life; the two digits behind it count re-issues, so they are not part of the number.
const kept = {
  passport: { pattern: /^(?=.*\d)[A-Z0-9]{5,15}$/ },
  hkMacaoPermit: { pattern: /^[HM][A-Z0-9]\d{7}(\d{2})?$/, keep: 9 },
  taiwanPermit: { pattern: /^\d{8}(\d{2}[A-Z]?)?$/, keep: 8 },
  other: { pattern: /^[\p{L}\p{N}/]{3,40}$/u },
} as const satisfies Record<string, Kept>

/** Reads the number of a document of a known kind. A card number under a neighbouring kind comes back as what it is. */
export function readDocument(type: DocumentType, text: string, checks: Checks = {}): Result<Document> {
  if (type === 'none') return bare(text) === '' ? good({ type, number: '' }) : bad('numberWithoutDocument')
  const typed = bare(text).replace(/[()]/g, '')
  if (typed === '') return bad('empty')
  if (typed.includes('*')) return bad('masked')
  if (typed.length > 60) return bad('tooLong', { length: typed.length })
  if (type === 'identityCard') return fromCard(readCard(typed, checks))
  if (type === 'hmtResidence') return residence(typed, checks)
  if (type === 'foreignResidence' && /^[A-Z]{3}\d{12}$/.test(typed)) return good({ type, number: typed })
  if (type === 'foreignResidence') return residence(typed, checks, 'foreignResidence')
  const form: Kept = kept[type]
  if (!form.pattern.test(typed)) return bad(type)
  return good({ type, number: form.keep ? typed.slice(0, form.keep) : typed })
}

function residence(
  typed: string,
  checks: Checks,
  type: 'hmtResidence' | 'foreignResidence' = 'hmtResidence',
): Result<Document> {
  const card = readCard(typed, checks)
  if (!card.ok && card.problem !== 'cardSigns' && card.problem !== 'cardLength') return card
  return card.ok && card.value.document === type ? fromCard(card) : bad(type)
}

function fromCard(card: Result<Card>): Result<Document> {
  if (!card.ok) return card
  const { document, number, birthDate, sex, upgraded } = card.value
  return good({ type: document, number, birthDate, sex, upgraded })
}

/** The kind that a number shows by its form, for a list without that column; null when it could be several or none. */
export function guessDocument(text: string, checks: Checks = {}): Document | null {
  const typed = bare(text).replace(/[()]/g, '')
  const card = fromCard(readCard(typed, checks))
  if (card.ok) return card.value
  if (/^[HM]\d{8}(\d{2})?$/.test(typed)) return { type: 'hkMacaoPermit', number: typed.slice(0, 9) }
  if (/^([EGDSPH]\d{8}|E[A-Z]\d{7})$/.test(typed)) return { type: 'passport', number: typed }
  if (/^[A-Z]{3}\d{12}$/.test(typed)) return { type: 'foreignResidence', number: typed }
  return null
}
