import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../harness/world.ts'
import { loggable } from './log.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('what the log says of a failed statement names the table and the rule, never the row', async () => {
  await world.owner.pool.query('create table sample (id int not null, name text not null)')
  const failed = await world.owner.pool
    .query("insert into sample values (null, '欧阳明')")
    .catch((error: Error) => error)
  expect((failed as unknown as { detail: string }).detail).toContain('欧阳明')
  const text = JSON.stringify(loggable(failed))
  expect(text).not.toContain('欧阳明')
  expect(loggable(failed)).toMatchObject({ code: '23502', table: 'sample', message: expect.stringContaining('null') })
  expect(loggable(new Error('x', { cause: failed }))).toMatchObject({ cause: { code: '23502' } })
})

test('what was thrown and is no error is told as a word', () => {
  expect(loggable('lost')).toEqual({ message: 'lost' })
})
