import { describe, expect, it } from 'vitest'
import { readDocument } from '../../harness/documents.ts'
import { printedDocument, writeDocument, type OfficialDocument } from './index.ts'
import { markSize, page, textWidth } from './layout.ts'

const doc: OfficialDocument = {
  ...{
    language: 'zh-CN',
    issuer: '黄埔区疫情防控指挥部',
    number: '疫防日报〔2020〕3号',
    note: '',
    title: '疫情防控日报',
  },
  to: '各街道：',
  body: [
    { kind: 'heading', text: '一、总体情况' },
    { kind: 'text', text: '登记 <12> 户 & "34" 人\u0007\ud800。' },
  ],
  annexList: ['各街道情况'],
  signed: { by: '黄埔区疫情防控指挥部', day: '2020年2月11日' },
  annexes: [
    {
      label: '附件1',
      title: '各街道情况',
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: '街道', share: 2 },
            { title: '上门', share: 1, right: true },
          ],
          rows: [
            ['大沙街道', '4'],
            ['鱼珠街道', '2'],
          ],
        },
        { kind: 'bars', title: '今日上门', series: '上门', bars: [{ name: '大沙街道', n: 4 }] },
      ],
    },
  ],
  imprint: { office: '黄埔区疫情防控指挥部', day: '2020年2月11日印发' },
}

describe('a Word file', () => {
  const read = readDocument(writeDocument(doc))
  const main = read.elements['word/document.xml']!
  const named = (name: string) => main.filter((one) => one.name === name).map((one) => one.attributes)

  it('is well-formed in every part, and every part has its type and its relation', () => {
    const typed = read.elements['[Content_Types].xml']!.flatMap(({ attributes }) => attributes['PartName'] ?? [])
    const needTypes = read.parts.filter((part) => !part.endsWith('.rels') && part !== '[Content_Types].xml')
    expect(typed.sort()).toEqual(needTypes.map((part) => `/${part}`).sort())
    const relations = read.elements['word/_rels/document.xml.rels']!.filter(({ name }) => name === 'Relationship')
    for (const { attributes } of relations) expect(read.parts).toContain(`word/${attributes['Target']}`)
    const used = main.flatMap(({ attributes }) => attributes['r:id'] ?? [])
    const known = relations.map(({ attributes }) => attributes['Id'])
    for (const id of used) expect(known).toContain(id)
  })

  it('has the page of GB/T 9704: margins of 37, 35, 28 and 26 mm, 22 lines of 28 characters', () => {
    const mm = (twips: string | undefined) => Math.round((Number(twips) * 25.4) / 1440)
    const margins = named('w:pgMar')[0]!
    expect(['w:top', 'w:bottom', 'w:left', 'w:right'].map((side) => mm(margins[side]))).toEqual([37, 35, 28, 26])
    expect(Math.floor((page.height - page.top - page.bottom) / page.linePitch)).toBe(22)
    const character = 320 + (page.charSpace * 20) / 4096
    expect(Math.floor(textWidth / character)).toBe(28)
    expect(named('w:docGrid')[0]).toMatchObject({ 'w:type': 'linesAndChars', 'w:linePitch': '579' })
  })

  it('uses only styles that it has', () => {
    const ids = read.elements['word/styles.xml']!.flatMap(({ attributes }) => attributes['w:styleId'] ?? [])
    const footers = ['word/footer1.xml', 'word/footer2.xml'].flatMap((part) => read.elements[part]!)
    for (const { name, attributes } of [...main, ...footers])
      if (name === 'w:pStyle') expect(ids).toContain(attributes['w:val'])
  })

  it('says what was written, without the characters that XML forbids', () => {
    expect(read.paragraphs).toEqual(expect.arrayContaining(['疫防日报〔2020〕3号', '登记 <12> 户 & "34" 人。']))
    expect(read.tables[0]).toEqual([
      ['街道', '上门'],
      ['大沙街道', '4'],
      ['鱼珠街道', '2'],
    ])
    expect(read.elements['word/charts/chart1.xml']!.some(({ name }) => name === 'c:barChart')).toBe(true)
  })

  it('names for each font of the standard others that may stand for it', () => {
    const instead = read.elements['word/fontTable.xml']!.filter(({ name }) => name === 'w:altName')
    expect(instead).toHaveLength(5)
  })

  it('has the same bytes whenever it is written', () => {
    expect(writeDocument(doc).equals(writeDocument(structuredClone(doc)))).toBe(true)
  })

  it('sets the red heading in one line, however long the name of the office', () => {
    expect(markSize('指挥部')).toBe(96)
    const long = '黄埔区新型冠状病毒感染的肺炎疫情防控指挥部'
    expect((markSize(long) / 2) * long.length).toBeLessThanOrEqual(textWidth / 20)
  })
})

it('the printed page says the same, escaped', () => {
  const page = printedDocument(doc)
  expect(page).toContain('登记 &lt;12&gt; 户 &amp; &quot;34&quot; 人')
  expect(page).toContain('margin: 37mm 26mm 35mm 28mm')
})
