import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parts, saveBook, zip, type Book, type Entry } from './hand-made.ts'
import { readTable, tableSentence, TableError, type ReadOptions } from './index.ts'

let path = ''
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'))
  path = join(folder, 'file')
})
afterAll(() => rm(folder, { recursive: true }))

/** What the reader says: the code of its refusal, or the number of rows. */
async function verdict(
  data: Buffer | string | Book | Entry[],
  limits: ReadOptions['limits'] = {},
): Promise<string | number> {
  if (Array.isArray(data)) await writeFile(path, zip(data))
  else if (typeof data === 'string' || Buffer.isBuffer(data)) await writeFile(path, data)
  else await saveBook(path, data)
  let rows = 0
  try {
    for await (const _row of readTable(path, { limits })) rows++
    return rows
  } catch (problem) {
    if (!(problem instanceof TableError)) throw problem
    expect(tableSentence(problem).length).toBeGreaterThan(5)
    return problem.place.limit ? `${problem.code} ${problem.place.limit}` : problem.code
  }
}

const row = '<row><c><v>1</v></c></row>'

describe('a file that is no table is answered with what it is', () => {
  const compound = (name: string) => {
    const bytes = Buffer.alloc(4096)
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
    bytes.writeUInt16LE(9, 30)
    bytes.writeUInt32LE(1, 48)
    bytes.write(name, 1024, 'utf16le')
    return bytes
  }
  test.each([
    ['old workbook', compound('Workbook'), 'oldWorkbook'],
    ['password', compound('EncryptedPackage'), 'encrypted'],
    ['Word of before 2007', compound('WordDocument'), 'otherDocument'],
    ['a stump of one', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'damaged'],
    ['web page', '<html><table><tr><td>1', 'webPage'],
    ['XML of 2003', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', 'xmlTable'],
    ['PDF', '%PDF-1.7', 'otherDocument'],
    ['picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'otherDocument'],
    ['program', Buffer.from('7f454c4600000000', 'hex'), 'unknownFormat'],
    ['nothing', '', 'empty'],
    [
      'OpenDocument',
      Buffer.from('PK\x03\x04' + '0'.repeat(26) + 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'latin1'),
      'openDocument',
    ],
  ])('%s', async (_name, data, code) => expect(await verdict(data)).toBe(code))

  test('Word, and a workbook in binary, by their parts', async () => {
    expect(await verdict([{ name: 'word/document.xml', data: '<document/>' }])).toBe('otherDocument')
    const rels = parts({})[1]!
    const binary = { ...rels, data: String(rels.data).replace('workbook.xml', 'workbook.bin') }
    expect(await verdict([binary, { name: 'xl/workbook.bin', data: 'x' }])).toBe('binaryWorkbook')
  })
})

describe('a broken workbook is refused and nothing else happens', () => {
  const whole = parts({ sheet: row, strings: '<si><t>x</t></si>', styles: '<cellXfs><xf/></cellXfs>' })
  const replaced = (name: string, change: Partial<Entry>) =>
    whole.map((part) => (part.name.endsWith(name) ? { ...part, ...change } : part))

  test('whole it is read', async () => expect(await verdict(whole)).toBe(1))

  test('cut off anywhere', async () => {
    const bytes = zip(whole)
    const codes = new Set<string | number>()
    for (let length = 1; length < bytes.length; length += 37) codes.add(await verdict(bytes.subarray(0, length)))
    codes.delete(1)
    expect([...codes].filter((code) => code !== 'damaged' && code !== 0)).toEqual([])
  })

  test('any byte changed: read, or refused with a sentence', async () => {
    const bytes = zip(whole)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 }), async (changes) => {
        const copy = Buffer.from(bytes)
        for (const [at, value] of changes) copy[at] = value
        await verdict(copy)
      }),
      { numRuns: 300 },
    )
  })

  test.each<[string, () => Entry[]]>([
    ['a name that climbs out', () => [...whole, { name: '../../etc/passwd', data: 'x' }]],
    ['an absolute name on a drive', () => [...whole, { name: 'C:/x', data: 'x' }]],
    ['a part that is there twice', () => [...whole, { name: 'xl/WORKBOOK.xml', data: '<workbook/>' }]],
    ['a sheet that is missing', () => whole.filter((part) => !part.name.endsWith('sheet1.xml'))],
    ['relations that are missing', () => whole.filter((part) => !part.name.endsWith('workbook.xml.rels'))],
    ['a check sum that does not agree', () => replaced('sheet1.xml', { claimedSum: 1 })],
    ['XML that does not close', () => replaced('sheet1.xml', { data: '<worksheet><sheetData><row>' })],
    ['bytes that are no text', () => replaced('sheet1.xml', { data: Buffer.from('3c61ff3c2f613e', 'hex') })],
    [
      'a document type',
      () => replaced('sheet1.xml', { data: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>' }),
    ],
    ['an entity of its own', () => replaced('sheet1.xml', { data: '<worksheet>&lol;</worksheet>' })],
    ['a shared text that is not there', () => parts({ sheet: '<row><c t="s"><v>7</v></c></row>', strings: '' })],
    ['a row beyond the last', () => parts({ sheet: '<row r="1048577"><c><v>1</v></c></row>' })],
    ['elements that lie too deep', () => replaced('sheet1.xml', { data: '<a>'.repeat(500) + '</a>'.repeat(500) })],
  ])('%s', async (_name, entries) => expect(await verdict(entries())).toBe('damaged'))

  test('a part with a password', async () =>
    expect(await verdict(replaced('sheet1.xml', { encrypted: true }))).toBe('encrypted'))
})

describe('a file made to fill the memory is refused below its limit', () => {
  const memory = () => process.memoryUsage().rss / 1e6

  test('a bomb of zeros: by what it claims, and when it claims less', async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024)
    const bomb = parts({}).map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, data: zeros } : part))
    const before = memory()
    expect(await verdict(bomb)).toBe('tooBig ratio')
    const lying = bomb.map((part) => (part.data === zeros ? { ...part, claimedSize: 1000 } : part))
    expect(await verdict(lying)).toBe('damaged')
    expect(memory() - before).toBeLessThan(400)
  })

  test('a bomb hidden in a part that nobody needs is not even unpacked', async () => {
    const zeros = Buffer.alloc(32 * 1024 * 1024)
    expect(await verdict([...parts({ sheet: row }), { name: 'xl/media/image1.png', data: zeros }])).toBe(1)
  })

  test('shared texts without end, by number and by size', async () => {
    const strings = '<si><t>同一个字</t></si>'.repeat(200_000)
    const sheet = '<row><c t="s"><v>0</v></c></row>'
    expect(await verdict({ strings, sheet })).toBe(1)
    expect(await verdict({ strings, sheet }, { sharedStrings: 100_000 })).toBe('tooBig sharedStrings')
    const large = `<si><t>${'长'.repeat(30_000)}</t></si>`.repeat(200)
    expect(await verdict({ strings: large, sheet }, { sharedStringBytes: 8e6, ratio: 1e6 })).toBe(
      'tooBig sharedStringBytes',
    )
  })

  test.each<[string, Book, string]>([
    ['one text without end', { sheet: `<row><c t="str"><v>${'x'.repeat(5e6)}</v></c></row>` }, 'tooBig xmlToken'],
    ['one tag without end', { sheet: `<row ${'a="b" '.repeat(1)}x="${'y'.repeat(5e6)}"/>` }, 'tooBig xmlToken'],
    [
      'a cell of 40,000 characters',
      { sheet: `<row><c t="str"><v>${'x'.repeat(40_000)}</v></c></row>` },
      'tooBig cellCharacters',
    ],
    ['a value in column XFD', { sheet: '<row><c r="XFD1"><v>1</v></c></row>' }, 'tooBig columns'],
    [
      'a row of 200 full cells',
      { sheet: `<row>${`<c t="str"><v>${'x'.repeat(30_000)}</v></c>`.repeat(200)}</row>` },
      'tooBig rowCharacters',
    ],
    ['300 sheets', { workbook: `<workbook>${'<sheet/>'.repeat(300)}</workbook>` }, 'tooBig sheets'],
    ['200,000 formats', { sheet: row, styles: `<cellXfs>${'<xf/>'.repeat(200_000)}</cellXfs>` }, 'tooBig styles'],
  ])('%s', async (_name, book, code) => expect(await verdict(book)).toBe(code))

  test('many small parts', async () => {
    const many = Array.from({ length: 6000 }, (_, n) => ({ name: `xl/p${n}`, data: '' }))
    expect(await verdict([...parts({ sheet: row }), ...many])).toBe('tooBig entries')
  })

  test('cells that only carry a format do not count, however far to the right', async () => {
    expect(await verdict({ sheet: '<row><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>' })).toBe(1)
  })

  test('CSV: a quote that never closes, a line without end', async () => {
    expect(await verdict(`a,b\n1,"${'x\n'.repeat(100_000)}`)).toBe('tooBig cellCharacters')
    expect(await verdict(`a,b\n${'1,'.repeat(1_000_000)}2`)).toBe('tooBig columns')
    expect(await verdict('x'.repeat(1e6))).toBe('tooBig cellCharacters')
  })

  test('a stop from outside ends the reading', async () => {
    await saveBook(path, { sheet: row.repeat(100_000) })
    const stop = new AbortController()
    let rows = 0
    const reading = (async () => {
      for await (const _row of readTable(path, { signal: stop.signal })) if (++rows === 10) stop.abort()
    })()
    await expect(reading).rejects.toThrow('aborted')
    expect(rows).toBeLessThan(100_000)
  })
})

test('the sheet that lost 15,841 cases: 65,537 rows are 65,537 rows', async () => {
  const sheet = Array.from(
    { length: 65_537 },
    (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>${n}</v></c></row>`,
  ).join('')
  expect(await verdict({ sheet })).toBe(65_537)
})
