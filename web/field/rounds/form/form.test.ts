import { residentSurvey, type Definition } from '@gridward/contract/questionnaire'
import { newestOf } from '@gridward/contract/questionnaire/shipped'
import { describe, expect, test } from 'vitest'
import { newDoor, type Door } from '../doors.ts'
import { repeatOf } from './binds.ts'
import { toggled } from './choices.tsx'
import {
  addResident,
  addRow,
  answerAt,
  bodyOf,
  copyJourney,
  formPath,
  removeRow,
  rowsOf,
  setAnswer,
  startDraft,
  startReturnee,
} from './draft.ts'
import { look } from './look.ts'
import { allWell, hasShortWay, temperature } from './quick.ts'
import { stepAt, stepsOf } from './steps.ts'
import { joinDay, joinTime, splitDay, splitTime } from './typed-dates.ts'

const form: Definition = residentSurvey
const grid = '440112001003001'
const now = new Date('2020-02-10T02:00:00Z')
const day = { today: '2020-02-10', synthetic: true }
const ids = ['0170a000-0000-7000-8000-00000000000a', '0170a000-0000-7000-8000-00000000000b'] as const
const resident = (id: string, name: string, tags: string[] = []) => ({
  ...{ id, name, relation: 'head', sex: null, birthYear: 1985, idNumber: '9901**********1234', phone: '', tags },
})
const door = (more: Partial<Door> = {}): Door => ({
  ...newDoor({
    household: '0170a000-0000-7000-8000-000000000001',
    area: grid,
    place: { estate: '', building: '3', unit: '', room: '502' },
    address: '3栋502室',
  }),
  use: 'own',
  residents: [resident(ids[0], '王小明'), resident(ids[1], '李秀英')],
  ...more,
})

describe('a draft', () => {
  test('begins with what the list knows: the address, the use of the home, the names', () => {
    const draft = startDraft(door(), grid, form, now)
    expect(draft.answers).toMatchObject({ building: '3', room: '502', houseUse: 'own' })
    expect(rowsOf(draft, form).map((row) => row['fullName'])).toEqual(['王小明', '李秀英'])
    expect(draft.persons).toEqual(ids)
  })
  test('keeps rows and people together when somebody leaves, and says who left', () => {
    const left = removeRow(startDraft(door(), grid, form, now), form, 0)
    expect(left.persons).toEqual([ids[1]])
    expect(bodyOf(left, 'd', (names) => `gone: ${names}`).visit.note).toBe('gone: 王小明')
    const back = addResident(left, form, door().residents[0]!)
    expect(back.persons).toEqual([ids[1], ids[0]])
    expect(bodyOf(back, 'd', String).visit.note).toBeUndefined()
  })
  test('an answer that is emptied is gone; the others stay', () => {
    const one = setAnswer(setAnswer(startDraft(door(), grid, form, now), 'members/1/phone', '138'), 'estate', '金碧')
    expect(answerAt(one.answers, 'members/1/phone')).toBe('138')
    const two = setAnswer(one, 'members/1/phone', '')
    expect(answerAt(two.answers, 'members/1/phone')).toBeUndefined()
    expect(two.answers['estate']).toBe('金碧')
  })
  test('what the server said stands until the answer is another one', () => {
    const told = [{ path: 'members/0/phone', code: 'identity.phone', text: '' }]
    const draft = { ...setAnswer(startDraft(door(), grid, form, now), 'members/0/phone', '1'), told }
    expect(setAnswer(draft, 'members/1/phone', '2').told).toEqual(told)
    expect(setAnswer(draft, 'members/0/phone', '2').told).toEqual([])
    expect(removeRow(draft, form, 0).told).toEqual([])
  })
  test('a journey is copied from the person before, symptoms are not', () => {
    let draft = startDraft(door(), grid, form, now)
    draft = setAnswer(setAnswer(draft, 'members/0/leftCity', 'yes'), 'members/0/symptoms', ['fever'])
    const [, second] = rowsOf(copyJourney(draft, form, 1), form)
    expect(second).toMatchObject({ leftCity: 'yes', fullName: '李秀英' })
    expect(second).not.toHaveProperty('symptoms')
  })
})

describe('the short way', () => {
  test('all well leaves nothing open for people whom the register knows', () => {
    const draft = allWell(door(), grid, form, { use: 'own', temperatures: ['36.5', undefined] }, now)
    expect(look(draft, form, day).problems).toEqual([])
    expect(rowsOf(draft, form)[0]).toMatchObject({ temperature: '36.5', symptoms: ['none'], contact: 'no' })
  })
  test('is shut for a second look, for key persons and where nobody is known', () => {
    expect(hasShortWay(door())).toBe(true)
    expect(hasShortWay(door({ todo: ['second'] }))).toBe(false)
    expect(hasShortWay(door({ residents: [] }))).toBe(false)
    expect(hasShortWay(door({ residents: [resident(ids[0], '赵敏', ['key'])] }))).toBe(false)
  })
  test('365 on a number pad is 36.5 degrees', () => {
    expect(['365', '36.5', '41', '3655', '99', '4'].map(temperature)).toEqual(['36.5', '36.5', '41', '3655', '99', '4'])
  })
})

describe('the pages of a form', () => {
  test('are the household, who is there, one per person, and a last look', () => {
    const draft = startDraft(door(), grid, form, now)
    const steps = stepsOf(form, 2, look(draft, form, day).found)
    expect(steps.map(({ kind }) => kind)).toEqual(['root', 'roster', 'row', 'row', 'check'])
    expect(stepAt(steps, 'members/1/idNumber', 'members')).toBe(3)
    expect(stepAt(steps, 'members', 'members')).toBe(1)
    expect(stepAt(steps, 'householdRemark', 'members')).toBe(4)
  })
  test('a home that stands empty asks for nobody', () => {
    const draft = setAnswer(startDraft(door(), grid, form, now), 'houseUse', 'vacant')
    expect(stepsOf(form, 2, look(draft, form, day).found).map(({ kind }) => kind)).toEqual(['root', 'check'])
  })
  test('somebody new is asked for everything, somebody known only for what changes', () => {
    const draft = addRow(startDraft(door(), grid, form, now), form, {}, null)
    const paths = look(draft, form, day).problems.map(({ path }) => path)
    expect(paths).toContain('members/2/idType')
    expect(paths).not.toContain('members/0/idType')
    expect(paths).toContain('members/0/symptoms')
  })
})

describe('fields', () => {
  test('half a date is kept as typed, no date is no answer', () => {
    expect(joinDay(['2020', '2', ''])).toBe('2020-2-')
    expect(splitDay('2020-2-')).toEqual(['2020', '2', ''])
    expect(joinDay(['', '', ''])).toBe('')
    expect(splitTime(joinTime(['2020', '2', '3', '9', '05']))).toEqual(['2020', '2', '3', '9', '05'])
  })
  test('"none" stands alone', () => {
    expect(toggled(['fever', 'fatigue'], 'none', 'none')).toEqual(['none'])
    expect(toggled(['none'], 'fever', 'none')).toEqual(['fever'])
    expect(toggled(['fever'], 'fever', 'none')).toEqual([])
  })
  test('the form of the door has its people as a repeated part', () => {
    expect(repeatOf(form)?.key).toBe('members')
  })
})

describe('the form of a returnee', () => {
  const returnee = newestOf('returnee')!
  const known = startReturnee(door(), grid, returnee, door().residents[0]!, now)
  test('is about one person: pages for who, the way, now and what was arranged, none for a household', () => {
    const { found } = look(known, returnee, day)
    const kinds = stepsOf(returnee, 0, found).map((step) => (step.kind === 'root' ? step.part : step.kind))
    expect(kinds).toEqual(['who', 'way', 'present', 'arranged', 'check'])
  })
  test('asks nobody at a door for the code of a district', () => {
    const keysOf = (definition: Definition) =>
      stepsOf(definition, 1, look(known, definition, day).found).flatMap((step) =>
        'questions' in step ? step.questions.map(({ key }) => key) : [],
      )
    expect(keysOf(returnee)).toContain('departurePlace')
    expect(keysOf(returnee)).not.toContain('departureRegion')
    expect(keysOf(form)).not.toContain('visitedRegion')
  })
  test('asks nothing again that the register knows of the person, and all of somebody new', () => {
    const open = (draft: typeof known) => look(draft, returnee, day).problems.map(({ path }) => path)
    expect(known.answers).toMatchObject({ fullName: '王小明', address: '3栋502室' })
    expect(open(known)).not.toContain('idType')
    expect(open(known)).toContain('departurePlace')
    expect(open(startReturnee(door(), grid, returnee, null, now))).toContain('idType')
  })
  test('asks who travelled along on the page of the way, and takes them for nobody of the household', () => {
    const along = setAnswer(known, 'companions', [{ companionName: '同行甲' }, {}])
    const { found, problems } = look(along, returnee, day)
    const steps = stepsOf(returnee, 0, found)
    expect(stepAt(steps, 'companions/1/companionName', '')).toBe(1)
    expect(problems.map(({ path }) => path)).toContain('companions/1/companionName')
    expect(along.persons).toEqual([ids[0]])
  })
  test('has a draft of its own beside the form of the household, and goes out as a visit with one person', () => {
    expect(formPath(known)).toBe(`/rounds/${grid}/${known.door}/returnee/`)
    const { visit } = bodyOf(known, 'd', String)
    expect(visit).toMatchObject({ result: 'home', declaration: { questionnaire: 'returnee', persons: [ids[0]] } })
  })
})
