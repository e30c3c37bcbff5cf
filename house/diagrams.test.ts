import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCatalogue } from './catalogue.ts'
import { diagramOf, readEntities, roomOf, tablesIn, type Entity } from './diagrams.ts'

const migrations = join(import.meta.dirname, '../database/migrations')
const places = new Map(
  readdirSync(migrations).flatMap((file) => tablesIn(file, readFileSync(join(migrations, file), 'utf8'))),
)
const rooms = [...new Set(places.values())]

describe('the tables', () => {
  let entities: Entity[]
  let close: () => Promise<void>
  beforeAll(async () => {
    const catalogue = await openCatalogue('diagrams')
    close = catalogue.close
    entities = (await catalogue.client.query<Entity>(readEntities)).rows
  })
  afterAll(() => close())

  test('each belong to the room whose migration made them', () => {
    const strangers = entities.map(({ name }) => name).filter((name) => !places.has(name))
    expect(strangers).toEqual(['migration'])
  })
  test.each(rooms)(
    'of %s stand in database/diagrams as they are (`npx vitest run house/diagrams -u` draws anew)',
    async (room) => {
      const own = entities.filter(({ name }) => places.get(name) === room)
      await expect(diagramOf(room, own)).toMatchFileSnapshot(`../database/diagrams/${room}.md`)
    },
  )
})

describe('a diagram', () => {
  test('tells keys, columns that may be empty and who refers to whom', () => {
    const column = (name: string, more = {}) => ({ name, type: 'integer', key: false, needed: true, ...more })
    const references = [{ columns: ['district', 'b'], to: 'b', needed: false, unique: false }]
    const columns = [column('id', { key: true }), column('b', { needed: false, type: 'timestamp with time zone' })]
    const drawn = diagramOf('room', [{ name: 'a', comment: '', columns, references }])
    expect(drawn).toContain('    integer id PK\n    timestamp_with_time_zone b "may be empty"')
    expect(drawn).toContain('  b |o--o{ a : "b"')
  })
  test('is drawn for the room that the number of a migration names', () => {
    expect(['0001_a.sql', '0004_b.sql', '0012_c.sql', '0080_d.sql'].map(roomOf)).toEqual([
      'platform',
      'access',
      'areas',
      'imports',
    ])
  })
})
