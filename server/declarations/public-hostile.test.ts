import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'
import { number } from './samples.ts'

const [grid, beside] = ['440112001003001', '440112001003002']
let world: World
let code: string
let other: string

beforeAll(async () => {
  world = await openWorld()
  await plantAreas(world.owner, world.district, [grid, beside], { [grid]: '第一网格' })
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  const officer = await world.as('communityOfficer', '440112001003')
  const make = async (area: string) => (await officer.post('/api/declarations/codes', { area })).json[0].code
  code = await make(grid)
  other = await make(beside)
})
afterAll(() => world.close())

let from = 0
/** Every call from an address of its own, unless one is given. */
async function post(url: string, payload: string, address = `10.0.${from >> 8}.${from++ & 255}`) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const reply = await world.app.inject({ method: 'POST', url, payload, headers, remoteAddress: address })
  return { code: reply.statusCode, text: reply.body, type: String(reply.headers['content-type']) }
}
const filled = (room: string, id: string, more: Record<string, string> = {}) =>
  new URLSearchParams({
    ...{ id, people: '1', building: '9', room, houseUse: 'own', declaredBy: 'self' },
    ...{ 'members/0/fullName': '刘一手', 'members/0/relationToHead': 'head', 'members/0/idType': 'identityCard' },
    ...{ 'members/0/idNumber': number(71), 'members/0/residenceKind': 'permanent', 'members/0/leftCity': 'no' },
    ...{ 'members/0/riskStay': 'no', 'members/0/contact': 'no', 'members/0/symptoms': 'none', go: 'send' },
    ...more,
  }).toString()
const receiptIn = (text: string): string => />([2-9A-Z]{4}(?:-[2-9A-Z]{1,5})+)</.exec(text)?.[1] ?? ''
const claimsAt = (room: string) =>
  world.owner.transact(noFence, (tx) =>
    tx.query<{ id: string; state: string }>(
      sql`select id, state from submission where source = 'self' and place ->> 'room' = ${room} order by id`,
    ),
  )

test('whatever a form holds, the answer is a page and never an error of ours', async () => {
  const name = fc.oneof(
    fc.constantFrom(
      'members/0/fullName',
      'members/99/x',
      '__proto__',
      'constructor',
      'go',
      'step',
      'people',
      'add',
      'lang',
      'id',
    ),
    fc.string({ maxLength: 20 }),
  )
  const value = fc.oneof(
    fc.constantFrom('send', 'next', 'to-99', 'to--1', 'remove', '-1', '1e9', 'NaN', '%00', '<script>'),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 30 }), async (pairs) => {
      const body = pairs.map(([k, v]) => `${encodeURIComponent(k)}=${escape(v)}`).join('&')
      const reply = await post(`/p/${code}?form=resident-survey`, body)
      expect(reply.type).toContain('text/html')
      expect(reply.code).toBeLessThan(500)
      expect(reply.text).not.toContain('<script>')
      expect(reply.text).not.toContain('undefined')
    }),
    { numRuns: 60 },
  )
})

test('signs that a database cannot keep are named at their field', async () => {
  const reply = await post(`/p/${code}`, filled('1', uuidv7(), { 'members/0/fullName': '张\0三' }))
  expect(reply.code).toBe(422)
  expect(reply.text).toContain('href="#f-members-0-fullName"')
})

test('two taps at the same moment are one claim with one receipt', async () => {
  const body = filled('201', uuidv7())
  const replies = await Promise.all(Array.from({ length: 4 }, () => post(`/p/${code}`, body)))
  expect(new Set(replies.map((reply) => receiptIn(reply.text))).size).toBe(1)
  expect(await claimsAt('201')).toHaveLength(1)
})

test('a form that is sent, changed and sent again is a claim of its own', async () => {
  const id = uuidv7()
  await post(`/p/${code}`, filled('202', id))
  const second = await post(`/p/${code}`, filled('203', id))
  expect(receiptIn(second.text)).not.toBe('')
  expect([(await claimsAt('202')).length, (await claimsAt('203')).length]).toEqual([1, 1])
})

test('an id that was used at another place tells nobody that it was', async () => {
  const id = uuidv7()
  await post(`/p/${other}`, filled('204', id))
  const reply = await post(`/p/${code}`, filled('205', id))
  expect([reply.code, receiptIn(reply.text) === '']).toEqual([200, false])
  expect((await claimsAt('205'))[0]!.id).not.toBe(id)
})

test('a claim that was taken back waits no more, and its receipt says so', async () => {
  const { text } = await post(`/p/${code}`, filled('206', uuidv7()))
  const receipt = receiptIn(text)
  expect((await post('/p/receipt', `code=${receipt}&withdraw=ask`)).text).toContain('确定撤回吗')
  expect((await post('/p/receipt', `code=${receipt}&withdraw=yes`)).text).toContain('已撤回')
  expect((await claimsAt('206')).map((claim) => claim.state)).toEqual(['withdrawn'])
  expect((await post('/p/receipt', `code=${receipt}&correct=1`)).text).not.toContain('ERROR')
})

test('too much from one address is asked to wait, with everything typed still there', async () => {
  const key = '10.9.9.9'
  for (let i = 0; i < 120; i++) await post(`/p/${code}`, filled(`t${i}`, uuidv7()), key)
  const late = await post(`/p/${code}`, filled('late', uuidv7()), key)
  expect([late.code, late.type.includes('text/html')]).toEqual([429, true])
  expect(late.text).toContain('请过 10 分钟再试')
  expect(late.text).toContain('value="late"')
  expect((await post(`/p/${code}`, filled('fine', uuidv7()))).code).toBe(200)
})

test('receipt codes cannot be tried out', async () => {
  const key = '10.9.9.8'
  const { text } = await post(`/p/${code}`, filled('207', uuidv7()))
  for (let i = 0; i < 30; i++) expect((await post('/p/receipt', 'code=AAAABBBBCCCCDDDDE', key)).code).toBe(404)
  expect((await post('/p/receipt', 'code=AAAABBBBCCCCDDDDE', key)).code).toBe(429)
  // who has a right one is let in all the same
  expect((await post('/p/receipt', `code=${receiptIn(text)}`, key)).text).toContain('已收到')
})

test('an address that cannot be read, a body too large and a wrong page are answered in words', async () => {
  for (const url of [`/p/${code}?people=many`, '/p/x/y', `/p/${'A'.repeat(300)}`]) {
    const reply = await world.app.inject({ method: 'GET', url })
    expect([url, String(reply.headers['content-type']).includes('text/html')]).toEqual([url, true])
    expect(reply.body).not.toMatch(/\bat .*\.ts:/)
  }
  const large = await post(`/p/${code}`, `room=${'x'.repeat(600_000)}`)
  expect([large.code, large.type.includes('text/html')]).toEqual([413, true])
})
