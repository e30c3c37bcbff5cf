import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressHas } from './rules-doors.ts'
import { planRedivision, type TreeArea } from './rules-redivision.ts'

const area = (path: string, more: Partial<TreeArea> = {}): TreeArea => ({
  path,
  parent: path.length === 9 ? '' : path.slice(0, -3),
  level: path.length === 9 ? 'street' : path.length === 12 ? 'community' : 'grid',
  kind: path.length === 15 ? 'grid' : 'residents',
  name: `名${path}`,
  code: path.length === 15 ? '' : path,
  closed: false,
  ...more,
})
const [s1, s2] = ['440112001', '440112002']
const [c1, c2] = [`${s1}003`, `${s2}005`]
const tree = [s1, s2, c1, c2, `${c1}001`, `${c1}002`, `${c1}003`, `${c2}001`].map((p) => area(p))
const door = (n: number, at: string, address = '') => ({ id: `h${n}`, area: at, address })

describe('moving a community to another street', () => {
  const plan = planRedivision(tree, [{ do: 'move', from: c1, under: s2 }])

  it('keeps its grids below it under new paths', () => {
    expect(plan.faults).toEqual([])
    expect(plan.pairs).toEqual([
      { from: c1, to: `${s2}003` },
      ...['001', '002', '003'].map((n) => ({ from: c1 + n, to: `${s2}003${n}` })),
    ])
    expect(plan.closed).toEqual([c1, `${c1}001`, `${c1}002`, `${c1}003`])
    expect(plan.opened[0]).toMatchObject({ name: `名${c1}`, code: c1, parent: s2 })
  })

  it('takes another code when its own was ever used there', () => {
    const used = [...tree, area(`${s2}003`, { closed: true })]
    expect(planRedivision(used, [{ do: 'move', from: c1, under: s2 }]).pairs[0]?.to).toBe(`${s2}006`)
  })
})

describe('redrawing grids', () => {
  it('splits a grid by household and by address, and the rest follows the main part', () => {
    const doors = [
      door(1, `${c1}001`, '一街1号楼101'),
      door(2, `${c1}001`, '一街11号楼101'),
      door(3, `${c1}001`, '二街'),
    ]
    const plan = planRedivision(
      tree,
      [
        {
          do: 'redraw',
          from: [`${c1}001`],
          into: [{ name: '甲', addresses: ['1号楼'] }, { name: '乙', households: ['h3'] }, { name: '丙' }],
        },
      ],
      doors,
    )
    expect(plan.opened.map((a) => a.path)).toEqual([`${c1}004`, `${c1}005`, `${c1}006`])
    expect(plan.pairs).toEqual([{ from: `${c1}001`, to: `${c1}006` }])
    expect(plan.picks).toEqual([
      { household: 'h1', from: `${c1}001`, to: `${c1}004` },
      { household: 'h3', from: `${c1}001`, to: `${c1}005` },
    ])
    expect(plan.successors.filter((s) => s.main).map((s) => s.to)).toEqual([`${c1}006`])
  })

  it('lets a grid stay open while part of it leaves', () => {
    const plan = planRedivision(
      tree,
      [{ do: 'redraw', from: [`${c1}001`], into: [{ path: `${c1}001` }, { name: '新', households: ['h1'] }] }],
      [door(1, `${c1}001`), door(2, `${c1}001`)],
    )
    expect(plan).toMatchObject({ closed: [], pairs: [], picks: [{ household: 'h1', to: `${c1}004` }] })
  })

  it('keeps listed households where they are when the rest leaves', () => {
    const plan = planRedivision(
      tree,
      [{ do: 'redraw', from: [`${c1}001`], into: [{ path: `${c1}001`, households: ['h1'] }, { name: '新' }] }],
      [door(1, `${c1}001`), door(2, `${c1}001`)],
    )
    expect(plan.closed).toEqual([])
    expect(plan.pairs).toEqual([{ from: `${c1}001`, to: `${c1}004` }])
    expect(plan.picks).toEqual([{ household: 'h1', from: `${c1}001`, to: `${c1}001` }])
  })

  it('joins a gone community into an open one, its grids getting the next free codes', () => {
    const plan = planRedivision(tree, [{ do: 'redraw', from: [c1], into: [{ path: c2 }] }])
    expect(plan.pairs).toEqual([
      { from: c1, to: c2 },
      { from: `${c1}001`, to: `${c2}002` },
      { from: `${c1}002`, to: `${c2}003` },
      { from: `${c1}003`, to: `${c2}004` },
    ])
  })
})

describe('a plan says what is wrong, by step', () => {
  it.each([
    ['unknownArea', { do: 'move', from: `${s1}777`, under: s2 }],
    ['wrongLevel', { do: 'move', from: c1, under: c2 }],
    ['needsOneRest', { do: 'redraw', from: [`${c1}001`], into: [{ name: '甲' }, { name: '乙' }] }],
    ['nameMissing', { do: 'redraw', from: [`${c1}001`], into: [{}] }],
    [
      'householdElsewhere',
      { do: 'redraw', from: [`${c1}001`], into: [{ name: '甲', households: ['x'] }, { name: '乙' }] },
    ],
    ['usedPath', { do: 'create', path: c1, name: '新', kind: 'residents' }],
  ] as const)('%s', (name, step) => {
    expect(planRedivision(tree, [structuredClone(step) as never]).faults).toMatchObject([{ step: 1, fault: name }])
  })

  it('refuses to take one area apart twice', () => {
    const twice = planRedivision(tree, [
      { do: 'move', from: c1, under: s2 },
      { do: 'redraw', from: [`${c1}001`], into: [{ name: '甲' }] },
    ])
    expect(twice.faults[0]).toMatchObject({ step: 2 })
  })
})

it('never gives out a path that was ever used, and leaves no closed path without a main successor', () => {
  const grids = Array.from({ length: 30 }, (_, i) =>
    area(`${c1}${String(i + 1).padStart(3, '0')}`, { closed: i % 5 === 4 }),
  )
  const open = grids.filter((g) => !g.closed).map((g) => g.path)
  const all = [area(s1), area(s2), area(c1), area(c2), ...grids]
  fc.assert(
    fc.property(fc.shuffledSubarray(open, { minLength: 2 }), fc.integer({ min: 1, max: 5 }), (chosen, parts) => {
      const into = Array.from({ length: parts }, (_, i) => ({
        name: `新${i}`,
        ...(i > 0 && { addresses: [`${i}号楼`] }),
      }))
      const doors = chosen.map((path, i) => door(i, path, `${i % 7}号楼`))
      const plan = planRedivision(all, [{ do: 'redraw', from: chosen, into }], doors)
      const used = new Set(all.map((a) => a.path))
      expect(plan.faults).toEqual([])
      expect(plan.opened.some((a) => used.has(a.path))).toBe(false)
      for (const path of plan.closed) expect(plan.successors.filter((s) => s.from === path && s.main)).toHaveLength(1)
    }),
  )
})

it('finds a building in an address only as a whole number', () => {
  expect(addressHas('天华园二里 11号楼', '1号楼')).toBe(false)
  expect(addressHas('天华园二里１号楼3单元', '1号楼')).toBe(true)
  expect(addressHas('天华园12', '天华园1')).toBe(false)
})
