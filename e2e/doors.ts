import { uuidv7 } from 'uuidv7'
import { hashPassword } from '@gridward/server/access/index'
import { plantAreas } from '@gridward/server/harness/areas'
import type { World } from '@gridward/server/harness/world'
import { home, member, visit, withNumber } from '@gridward/server/declarations/samples'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'

export const grid = '440112001003001'
/** A grid of the same community without a single door. */
export const emptyGrid = '440112001003002'
export const password = 'gridward-demo'
const day = 86_400_000

/** A person for the login page: a grid worker of the grid, or of more than one. */
export async function addWorker(world: World, login: string, name: string, prefix = grid): Promise<void> {
  const worker = await world.as('gridWorker', prefix)
  const hash = await hashPassword(password)
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`update account set login = ${login}, name = ${name}, password = ${hash} where id = ${worker.account}`),
  )
}

/** A grid with doors in every state: known and well, unknown, overdue, unanswered, drawn for a second look. */
export async function plantDoors(world: World): Promise<void> {
  const names = { [grid]: '金碧第一网格', [emptyGrid]: '金碧第二网格', [grid.slice(0, 12)]: '金碧社区' }
  await plantAreas(world.owner, world.district, [grid, emptyGrid], names)
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  const before = await world.as('gridWorker', grid)
  const at = (days: number): string => new Date(Date.now() - days * day).toISOString()
  const seen = (room: string, people: Record<string, unknown>[] | null, more: Record<string, unknown> = {}) =>
    visit(grid, room, people && home(room, people), { observedAt: at(0.4), recordedAt: at(0.4), ...more })
  const family = [
    withNumber('王小明', 11),
    member('李秀英', { relationToHead: 'spouse', sex: 'female' }),
    member('王安安', { relationToHead: 'child', birthDate: '2015-06-01' }),
  ]
  const long = [member('阿卜杜拉·买买提·艾合买提江·吐尔逊'), member('欧阳慕容诗涵', { relationToHead: 'spouse' })]
  const sent = [
    seen('201', family),
    seen('202', [withNumber('陈志强', 12), member('陈静', { relationToHead: 'child' })]),
    seen('301', null, { result: 'noAnswer' }),
    seen('302', null, { result: 'refused', observedAt: at(0.5), recordedAt: at(0.5) }),
    seen('401', long),
    seen('402', [
      withNumber('赵敏', 13, {
        leftCity: 'yes',
        visitedPlace: '武汉',
        returnDate: at(5).slice(0, 10),
        riskStay: 'yes',
        riskLeftDate: at(5).slice(0, 10),
      }),
    ]),
    seen('501', null, { result: 'empty' }),
  ]
  const reply = await before.post('/api/declarations/visits', { items: sent })
  if (reply.code !== 200) throw new Error(reply.text)
  await plantStates(world, at)
}

/** What time and a list from elsewhere do to doors. */
async function plantStates(world: World, at: (days: number) => string): Promise<void> {
  await world.owner.transact(noFence, async (tx) => {
    await tx.run(sql`update household set due_at = ${at(1)} where room in ('201', '402')`)
    await tx.run(sql`update household set due_at = ${at(2)} where room = '301'`)
    await tx.run(sql`update household set second_due = true where room = '202'`)
    for (const [building, room] of [
      ['3', '101'],
      ['3', '102'],
      ['10', '101'],
      ['10', '102'],
      ['2', '1203'],
    ] as const) {
      const id = uuidv7()
      const address = `${building}栋${room}室`
      await tx.run(sql`insert into household (district, id, area, building, room, address, door, facts, expected, created_at, updated_at)
        values (${world.district}, ${id}, ${grid}, ${building}, ${room}, ${address},
          ${`|${building.padStart(5, '0')}||${room.padStart(5, '0')}`}, '{"w":[],"f":{}}', true, ${at(4)}, ${at(4)})`)
    }
  })
}

/** What a resident declares of their own home, through the page behind the QR of the grid. */
export async function declare(world: World, area: string, answers: Record<string, unknown>): Promise<void> {
  const officer = await world.as('communityOfficer', area.slice(0, 12))
  const [{ code }] = (await officer.post('/api/declarations/codes', { area })).json
  const typed: [string, string][] = []
  const put = (name: string, value: unknown): void => {
    for (const one of Array.isArray(value) ? value : [value]) typed.push([name, String(one)])
  }
  for (const [key, value] of Object.entries(answers)) {
    if (key !== 'members') put(key, value)
    else
      (value as Record<string, unknown>[]).forEach((row, i) =>
        Object.entries(row).forEach(([name, one]) => put(`members/${i}/${name}`, one)),
      )
  }
  typed.push(['people', '1'], ['go', 'send'], ['step', '0'])
  const reply = await world.app.inject({
    method: 'POST',
    url: `/p/${code}?form=resident-survey`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(typed).toString(),
  })
  if (!reply.body.includes('class="receipt')) throw new Error(reply.body)
}
