import { describe, expect, it } from 'vitest'
import { readDivisionFile, type DivisionRow } from './rules-division-file.ts'
import { planImport, type KnownArea } from './rules-import.ts'
import { sampleRows } from './samples.ts'

const rows = await sampleRows()
const row = (n: number, code: string, name: string, street = '黄埔街道'): DivisionRow => ({
  row: n,
  districtCode: code.slice(0, 6),
  district: '黄埔区',
  streetCode: code.slice(0, 9),
  street,
  communityCode: code,
  community: name,
})
const knownFrom = (plan: ReturnType<typeof planImport>): KnownArea[] =>
  [...plan.streets, ...plan.communities].map((a) => ({ path: a.path, code: a.code, name: a.name, closed: false }))

describe('the official division file', () => {
  it.each([
    ['440112', 17, 167],
    ['440308', 5, 24],
    ['440205', 10, 110],
    ['110115', 26, 758],
    ['370105', 15, 277],
    ['370115', 10, 849],
  ])('gives %s its %i streets and %i communities', (root, streets, communities) => {
    const plan = planImport(rows, [root], [])
    expect([plan.streets.length, plan.communities.length]).toEqual([streets, communities])
    expect(plan.rowsIn).toBe(plan.stored + plan.same + plan.rejected.length)
    expect(plan.rejected).toEqual([])
  })

  it('makes one district of five streets of two others, with 353 villages', () => {
    const roots = ['370105016', '370105017', '370115003', '370115004', '370115006']
    const plan = planImport(rows, roots, [])
    expect(plan.streets.map((s) => s.path)).toEqual(roots)
    expect(plan.communities).toHaveLength(353)
    expect(plan.neighbours).toHaveLength(13 + 7)
  })

  it('keeps two communities of one name apart', () => {
    const plan = planImport(rows, ['440112'], [])
    const twins = plan.communities.filter((c) => c.name === '金碧社区居民委员会')
    expect(new Set(twins.map((c) => c.path)).size).toBe(2)
  })

  it('tells the kind of an area from its code', () => {
    const plan = planImport(rows, ['440308', '370105'], [])
    const kind = (code: string) => [...plan.streets, ...plan.communities].find((a) => a.code === code)?.kind
    expect(kind('440308403')).toBe('specialTown')
    expect(kind('440308403498')).toBe('virtual')
    expect(plan.communities.filter((c) => c.kind === 'villagers').length).toBeGreaterThan(100)
  })

  it('stores nothing when it comes a second time', () => {
    const first = planImport(rows, ['440112'], [])
    const again = planImport(rows, ['440112'], knownFrom(first))
    expect(again).toMatchObject({ stored: 0, same: 167, gone: [] })
  })
})

describe('a later edition', () => {
  const known: KnownArea[] = [
    { path: '440112001', code: '440112001', name: '黄埔街道', closed: false },
    { path: '440112001003', code: '440112001003', name: '港湾北', closed: false },
    { path: '440112001005', code: '440112001005', name: '港湾五村', closed: false },
    { path: '440112001006', code: '440112001006', name: '旧村', closed: true },
  ]

  it('shows what is renamed and what is gone, and where the gone may be now', () => {
    const plan = planImport([row(1, '440112001003', '港湾'), row(2, '440112001009', '港湾五村')], ['440112'], known)
    expect(plan.communities.map((c) => [c.path, c.change, c.before])).toEqual([
      ['440112001003', 'renamed', '港湾北'],
      ['440112001009', 'new', null],
    ])
    expect(plan.gone).toEqual([
      { path: '440112001005', code: '440112001005', name: '港湾五村', maybeNow: '440112001009' },
    ])
  })

  it('gives a code that comes back another path, because a path is never used twice', () => {
    const plan = planImport([row(1, '440112001006', '新村')], ['440112'], known)
    expect(plan.communities[0]).toMatchObject({ path: '440112001999', code: '440112001006', change: 'new' })
  })
})

describe('bad rows', () => {
  it('are refused one by one with a reason, and the sum holds', () => {
    const rows = [
      row(1, '440112001003', '港湾北'),
      row(2, '440112001003', '港湾北'),
      row(3, '440112001003', '别的名字'),
      { ...row(4, '440112001004', '甲'), communityCode: '' },
      { ...row(5, '440112001004', '乙'), communityCode: '4.40112E+11' },
      { ...row(6, '440112001004', '丙'), streetCode: '440112002' },
      row(7, '440112001007', ''),
      row(8, '440112001008', '丁', '另一个街道'),
      { ...row(9, '440112001004', '戊'), communityCode: '44011200100' },
      row(10, '110115001001', '外区'),
    ]
    const plan = planImport(rows, ['440112'], [])
    expect(plan.rejected.map((r) => [r.row, r.reason, r.other])).toEqual([
      [2, 'duplicateRow', '1'],
      [3, 'duplicateCode', '1'],
      [4, 'codeMissing', undefined],
      [5, 'codeWasNumber', undefined],
      [6, 'streetNotPrefix', undefined],
      [7, 'nameMissing', undefined],
      [8, 'twoStreetNames', '黄埔街道'],
      [9, 'codeNotDigits', undefined],
    ])
    expect(plan).toMatchObject({ rowsIn: 9, stored: 1, same: 0, outside: 1 })
  })

  it('are read with full-width digits and spaces mended, and empty lines left out', () => {
    const { rows: read } = readDivisionFile([
      { number: 1, cells: ['street_code', 'Street', 'village_code', 'village'] },
      { number: 2, cells: ['４４０１１２００１', '黄埔街道', ' 440112001003 ', '港湾 北'] },
      { number: 4, cells: ['', ' ', ''] },
    ])
    expect(read).toHaveLength(1)
    expect(read[0]).toMatchObject({
      row: 2,
      streetCode: '440112001',
      communityCode: '440112001003',
      community: '港湾北',
    })
  })

  it('of a file without the needed columns are named by what is missing', () => {
    const lines = [
      ['街道', '名'],
      ['a', 'b'],
    ].map((cells, i) => ({ number: i + 1, cells }))
    expect(readDivisionFile(lines).missing).toEqual([
      '街道代码 / street_code',
      '社区代码 / village_code',
      '社区 / village',
    ])
  })
})
