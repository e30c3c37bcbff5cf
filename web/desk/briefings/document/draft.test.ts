import type { DocumentText, DocumentView } from '@gridward/contract/briefings'
import { describe, expect, test } from 'vitest'
import { addParagraph, after, changeParagraph, draftOf, filled, follow, isDirty } from './draft.ts'

const text: DocumentText = {
  ...{ language: 'zh-CN', issuer: '指挥部', mark: '日报', title: '题目', to: '' },
  paragraphs: [{ kind: 'text', text: '一段' }],
}
const view = (version: number, title = '题目'): DocumentView & { text: DocumentText } => ({
  ...{ day: '2020-02-10', state: 'draft', version, text: { ...text, title }, editedBy: '王', editedAt: null },
  ...{ number: null, signedBy: null, signedAt: null, digest: null },
})

describe('a report that two people edit', () => {
  test('follows the other one’s version while nobody has typed', () => {
    expect(follow(draftOf(view(1)), view(2, '新题目'))).toMatchObject({ base: 2, text: { title: '新题目' } })
  })

  test('keeps what was typed when somebody else saves, until they have been read', () => {
    const typed = { ...draftOf(view(1)), text: { ...text, title: '我的题目' } }
    expect(follow(typed, view(2, '新题目'))).toBe(typed)
    expect(after(typed, view(2, '新题目'))).toMatchObject({ base: 2, text: { title: '我的题目' } })
  })

  test('is no longer unsaved once the own save is what the server has', () => {
    const typed = { ...draftOf(view(1)), text: { ...text, title: '我的题目' } }
    expect(isDirty(typed)).toBe(true)
    expect(isDirty(follow(typed, view(2, '我的题目')))).toBe(false)
  })

  test('sends no empty paragraph', () => {
    const longer = changeParagraph(addParagraph(addParagraph(text, 0), 0), 1, { text: '二段' })
    expect(filled(longer).paragraphs.map((one) => one.text)).toEqual(['一段', '二段'])
  })
})
