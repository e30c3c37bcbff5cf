import { describe, expect, test } from 'vitest'
import { newDoor, type Door } from './doors.ts'
import { findDoors } from './find.ts'
import { initialsOf } from './initials.ts'

const door = (building: string, room: string, ...names: string[]): Door => {
  const place = { estate: '', building, unit: '', room }
  const made = newDoor({
    household: `${building}-${room}`,
    area: '440112001003001',
    place,
    address: `${building}栋${room}室`,
  })
  const residents = names.map((name) => ({
    ...{ id: name, name, relation: 'head', sex: null, birthYear: null, idNumber: '', phone: '', tags: [] },
  }))
  return { ...made, residents }
}
const doors = [door('3', '101', '王小明'), door('10', '101', '陈安琪'), door('10', '1101'), door('3', '502', '曾志伟')]
const found = (typed: string) => findDoors(doors, typed).map((one) => one.id)

describe('looking for a door', () => {
  test('building and room are told apart, however they are written', () => {
    for (const typed of ['10-101', '10栋101', '10 号楼 101室', '１０－１０１']) expect(found(typed)).toEqual(['10-101'])
  })
  test('a room is found before it is typed to its end', () => {
    expect(found('11')).toEqual(['10-1101'])
    expect(found('3-5')).toEqual(['3-502'])
  })
  test('a name is found by itself and by the initials of its pinyin', () => {
    expect(found('小明')).toEqual(['3-101'])
    expect(found('wxm')).toEqual(['3-101'])
    expect(found('CA')).toEqual(['10-101'])
  })
  test('a surname with a reading of its own is found by that reading', () => {
    expect(initialsOf('曾志伟')).toBe('zzw')
    expect(initialsOf('单雄信')).toBe('sxx')
    expect(initialsOf('陳安琪')).toBe('caq')
    expect(initialsOf('Anna 李')).toBe('anna l')
  })
  test('nothing typed is every door, nonsense is none', () => {
    expect(found('  ')).toHaveLength(4)
    expect(found('9-9')).toEqual([])
    expect(found('张三')).toEqual([])
  })
})
