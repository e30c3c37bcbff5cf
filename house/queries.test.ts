import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { statementsOf } from './queries.ts'

const server = join(import.meta.dirname, '../server')
const rooms = readdirSync(server, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => ({
    room: entry.name,
    stores: readdirSync(join(server, entry.name)).filter(
      (file) => /^store.*\.ts$/.test(file) && !file.endsWith('.test.ts'),
    ),
  }))
  .filter(({ stores }) => stores.length > 0)

describe.each(rooms)('the SQL of $room', ({ room, stores }) => {
  it('stands in database/queries as the stores send it (`npx vitest run house/queries -u` prints it anew)', async () => {
    const parts = stores.sort().flatMap((file) => {
      const statements = statementsOf(readFileSync(join(server, room, file), 'utf8'))
      return [`-- ${file}`, ...statements.map(({ name, text }) => `-- ${name}\n  ${text};`)]
    })
    await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot(`../database/queries/${room}.sql`)
  })
})

describe('a statement is read', () => {
  it('with its parameters by name, nested templates left whole, under its function', () => {
    const source =
      'export const find = (tx, a) =>\n  tx.one(sql`select ${columns} from t where a = ${a.id} and ${scoped(scope, sql`t.area`)}`)\nconst other = () => sql`select ${{ a: `}` }.a}`'
    expect(statementsOf(source)).toEqual([
      { name: 'find', text: 'select {columns} from t where a = :a.id and {scoped(scope, sql`t.area`)}' },
      { name: 'other', text: 'select :{ a: `}` }.a' },
    ])
  })
})
