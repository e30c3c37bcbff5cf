import { expect, it } from 'vitest'
import { readRedraw } from './redivision-text.ts'

it('areas to make are read from lines: a name takes the rest, a name with buildings takes these', () => {
  expect(readRedraw('440112001003001\n440112001003002', '东格：1号楼、2号楼\n440112001003005: 三街\n\n西格')).toEqual({
    do: 'redraw',
    from: ['440112001003001', '440112001003002'],
    into: [
      { name: '东格', addresses: ['1号楼', '2号楼'] },
      { path: '440112001003005', addresses: ['三街'] },
      { name: '西格' },
    ],
  })
})
