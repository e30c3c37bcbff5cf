import type { DocumentText, DocumentView } from '@gridward/contract/briefings'

/** What a person edits: the version it began from, and the text as it stands in the form. */
export type Draft = { base: number; from: DocumentText; text: DocumentText }

export const draftOf = ({ version, text }: DocumentView & { text: DocumentText }): Draft => ({
  base: version,
  from: text,
  text,
})

const same = (a: DocumentText, b: DocumentText): boolean => JSON.stringify(a) === JSON.stringify(b)
export const isDirty = (draft: Draft): boolean => !same(draft.from, draft.text)

/**
 * The draft once the server has another version: one that nobody touched follows it, as does one that says the same
 * (the own save came back); any other stays as it is, and its page tells of the other version.
 */
export function follow(draft: Draft, view: DocumentView & { text: DocumentText }): Draft {
  if (view.version === draft.base) return draft
  return !isDirty(draft) || same(draft.text, view.text) ? draftOf(view) : draft
}

/** The own text, to be saved after a version that was read. */
export const after = (draft: Draft, { version, text }: DocumentView & { text: DocumentText }): Draft => ({
  base: version,
  from: text,
  text: draft.text,
})

type Paragraph = DocumentText['paragraphs'][number]

export const changeParagraph = (text: DocumentText, at: number, change: Partial<Paragraph>): DocumentText => ({
  ...text,
  paragraphs: text.paragraphs.map((one, i) => (i === at ? { ...one, ...change } : one)),
})

export const addParagraph = (text: DocumentText, after: number): DocumentText => ({
  ...text,
  paragraphs: [...text.paragraphs.slice(0, after + 1), { kind: 'text', text: '' }, ...text.paragraphs.slice(after + 1)],
})

export const removeParagraph = (text: DocumentText, at: number): DocumentText => ({
  ...text,
  paragraphs: text.paragraphs.filter((_, i) => i !== at),
})

/** What is sent: paragraphs that were left empty are none. */
export const filled = (text: DocumentText): DocumentText => ({
  ...text,
  paragraphs: text.paragraphs.filter((one) => one.text.trim() !== ''),
})
