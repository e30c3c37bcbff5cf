import { describe, expect, test } from 'vitest'
import { newDoor, overlay, type Act, type Did, type Door } from './doors.ts'
import { countDoors, filterDoors, inWalkingOrder, worstFirst } from './order.ts'

const grid = '440112001003001'
const now = new Date('2020-02-10T03:00:00Z')
const listed = '2020-02-10T01:00:00Z'
const place = (building: string, room: string, unit = '') => ({ estate: '', building, unit, room })
const door = (id: string, more: Partial<Door> = {}): Door => ({
  ...newDoor({ household: id, area: grid, place: place('3', id), address: `3栋${id}室` }),
  isNew: false,
  ...more,
})
const act = (household: string, result: Did, more: Partial<Act> = {}): Act => ({
  id: `${household}-${result}`,
  household,
  known: null,
  area: grid,
  place: place('3', household),
  address: `3栋${household}室`,
  result,
  observedAt: '2020-02-10T02:00:00Z',
  sentAt: null,
  ...more,
})
const after = (doors: Door[], ...acts: Act[]): Door[] => overlay(doors, listed, acts, now)

describe('the list with what I did on top', () => {
  test('a door where somebody was home is done before anything is sent', () => {
    const [one] = after([door('101')], act('101', 'home'))
    expect(one).toMatchObject({ reach: 'visited', todo: [], mine: { result: 'home' } })
    expect(countDoors([one!], now)).toEqual({ todo: 0, revisit: 0, done: 1, all: 1 })
  })
  test('a door without an answer leaves the heap of today and waits among the revisits', () => {
    const [one] = after([door('101')], act('101', 'noAnswer'))
    expect(one).toMatchObject({ reach: 'noAnswer', todo: ['again'], overdue: false, tries: 1 })
    expect(countDoors([one!], now)).toEqual({ todo: 0, revisit: 1, done: 0, all: 1 })
  })
  test('one unanswered knock takes nothing from a door that was reached before', () => {
    const [one] = after([door('101', { reach: 'visited', todo: [] })], act('101', 'noAnswer'))
    expect(one).toMatchObject({ reach: 'visited', todo: [] })
  })
  test('what the newer list knows already is not counted again', () => {
    const [one] = after([door('101', { reach: 'visited', todo: [], tries: 1 })], act('101', 'home', { sentAt: listed }))
    expect(one).toMatchObject({ tries: 1, mine: { id: '101-home' } })
  })
  test('a new door stays on the list until the server lists it, also under another id', () => {
    expect(after([], act('new', 'home'))).toMatchObject([{ id: 'new', isNew: true }])
    const sent = act('new', 'home', { sentAt: '2020-02-10T02:30:00Z', known: '101' })
    expect(after([door('101')], sent)).toMatchObject([{ id: '101', reach: 'visited' }])
    expect(after([], act('new', 'home', { sentAt: listed }))).toEqual([])
  })
  test('a returnee’s form leaves the door as it was: nobody else behind it has been asked', () => {
    const [one] = after([door('101')], act('101', 'returnee'))
    expect(one).toMatchObject({ reach: 'notReached', todo: ['knock'], tries: 0, mine: null })
    expect(after([], act('new', 'returnee'))).toMatchObject([{ id: 'new', reach: 'notReached', isNew: true }])
  })
  test('a list of days ago tells what has become overdue since', () => {
    expect(after([door('101', { dueAt: '2020-02-10T02:59:00Z' })])[0]?.overdue).toBe(true)
    expect(after([door('101', { dueAt: '2020-02-10T03:01:00Z' })])[0]?.overdue).toBe(false)
  })
  test('a second look stays due after a knock without an answer, and is over after one with', () => {
    const drawn = door('101', { reach: 'visited', todo: ['second'], secondDue: true })
    expect(after([drawn], act('101', 'noAnswer'))[0]?.todo).toEqual(['second'])
    expect(after([drawn], act('101', 'empty'))[0]?.todo).toEqual([])
  })
})

describe('the order of the list', () => {
  test('doors are walked building by building, unit by unit, room by room, numbers as numbers', () => {
    const at = (building: string, unit: string, room: string) =>
      door(`${building}/${unit}/${room}`, { building, unit, room })
    const mixed = [at('10', '', '101'), at('2', '2', '101'), at('2', '1', '1001'), at('2', '1', '302')]
    expect(inWalkingOrder(mixed).map(({ id }) => id)).toEqual(['2/1/302', '2/1/1001', '2/2/101', '10//101'])
  })
  test('the longest overdue door comes first, then those for a second look', () => {
    const doors = [
      door('fine'),
      door('second', { todo: ['second'] }),
      door('late', { overdue: true, dueAt: '2020-02-09T00:00:00Z' }),
      door('latest', { overdue: true, dueAt: '2020-02-08T00:00:00Z' }),
    ]
    expect(worstFirst(doors, 5).map(({ id }) => id)).toEqual(['latest', 'late', 'second'])
    expect(worstFirst(doors, 1)).toHaveLength(1)
  })
  test('a claim that waits is something to do', () => {
    expect(filterDoors([door('101', { reach: 'declared', todo: ['claim'] })], 'todo', now)).toHaveLength(1)
  })
})
