import { describe, expect, test } from 'vitest'
import { outsideTheirPlace } from './keepers.ts'
import { againstAnatomy, besideTheDoor, roomCycles } from './rooms.ts'
import { betweenSurfaces, tooHeavyForSmall } from './surfaces.ts'
import { againstDirections } from './workspaces.ts'

type Guard = (files: { path: string; text: string }[]) => string[]

/** What a guard says of one planted file. */
const says = (guard: Guard, path: string, text: string) => guard([{ path, text }])

describe('the walk over all imports finds', () => {
  test.each([
    ['contract/a.ts', "import { x } from '@gridward/server/areas'"],
    ['contract/a.ts', "import { readFileSync } from 'node:fs'"],
    ['contract/a.ts', "export * from '../server/areas/rules.ts'"],
    ['web/desk/a.tsx', "import type { x } from '@gridward/server/areas'"],
    ['web/desk/a.tsx', "const x = await import('../../server/app.ts')"],
    ['simulator/a.ts', "import { x } from '@gridward/server/areas'"],
    ['server/areas/a.ts', "import { x } from '@gridward/simulator'"],
    ['server/areas/a.ts', "import { x } from '../../e2e/browser.ts'"],
    ['cli/a.ts', "import { x } from '@gridward/simulator'"],
  ])('an import against the directions: %s %s', (path, text) => {
    expect(says(againstDirections, path, text)).toHaveLength(1)
  })

  test.each([
    ['server/areas/areas.ts', "import { x } from '../people/store.ts'"],
    ['server/areas/areas.ts', "import type { x } from '../people/rules.ts'"],
    ['server/http/a.ts', "import { x } from '../people/rules.ts'"],
    ['server/platform/a.ts', "import { x } from '../people/index.ts'"],
  ])('a room entered beside its door: %s %s', (path, text) => {
    expect(says(besideTheDoor, path, text)).toHaveLength(1)
  })

  test.each([
    ['server/areas/rules.ts', "import * as store from './store.ts'"],
    ['server/areas/rules-import.ts', "import { now } from '../platform/clock.ts'"],
    ['server/areas/rules.ts', "import { readFile } from 'node:fs/promises'"],
    ['server/areas/store.ts', "import { x } from '../people/index.ts'"],
    ['server/areas/store-sites.ts', "import { x } from './areas.ts'"],
    ['server/areas/index.ts', "import { x } from '../people/index.ts'"],
    ['server/areas/areas.ts', "import { x } from '../main.ts'"],
  ])('a part of a room that imports what it may not: %s %s', (path, text) => {
    expect(says(againstAnatomy, path, text)).toHaveLength(1)
  })

  test('rules that reach I/O through a file of another name', () => {
    const clean = { path: 'server/areas/names.ts', text: "import { y } from './forms.ts'" }
    const rules = { path: 'server/areas/rules.ts', text: "import { x } from './names.ts'" }
    const pure = { path: 'server/areas/forms.ts', text: "import { pinyin } from 'pinyin-pro'" }
    const io = { path: 'server/areas/forms.ts', text: "import { readFile } from 'node:fs/promises'" }
    expect(againstAnatomy([rules, clean, pure])).toEqual([])
    expect(againstAnatomy([rules, clean, io])).toHaveLength(1)
  })

  test('a ring of three rooms, once', () => {
    const next = { areas: 'people', people: 'calls', calls: 'areas' }
    const files = Object.entries(next).map(([room, other]) => ({
      path: `server/${room}/${room}.ts`,
      text: `import { x } from '../${other}/index.ts'`,
    }))
    expect(roomCycles(files)).toEqual(['areas -> people -> calls -> areas'])
  })

  test.each([
    ['server/areas/areas.ts', "import { sql } from '../platform/sql.ts'"],
    ['server/areas/areas.ts', "const q = 'select id from area'"],
    ['server/areas/areas.ts', 'const q = `update ${table} set n = 1`'],
    ['cli/a.ts', "const q = 'DELETE FROM person'"],
    ['server/areas/areas.ts', "import type { FastifyInstance } from 'fastify'"],
    ['server/areas/areas.ts', 'const port = process.env.PORT'],
    ['server/areas/areas.ts', "import { env } from 'node:process'"],
    ['server/areas/areas.ts', 'const t = Date.now()'],
    ['server/areas/areas.ts', 'const t = new Date().toISOString()'],
    ['contract/a.ts', 'const t = performance.now()'],
    ['simulator/a.ts', 'const n = Math.random()'],
  ])('what has one place, elsewhere: %s %s', (path, text) => {
    expect(says(outsideTheirPlace, path, text)).toHaveLength(1)
  })

  test.each([
    ['web/desk/a.tsx', "import { x } from '../field/b.ts'"],
    ['web/ui/a.tsx', "import { x } from '../public/b.ts'"],
  ])('a surface that knows another: %s %s', (path, text) => {
    expect(says(betweenSurfaces, path, text)).toHaveLength(1)
  })

  test('a heavy library that a small surface reaches through shared code', () => {
    const files = [
      { path: 'web/field/a.tsx', text: "import { x } from '../ui/b.tsx'" },
      { path: 'web/ui/b.tsx', text: "import { Table } from 'antd'\nimport { useState, useTransition } from 'react'" },
      { path: 'web/desk/c.tsx', text: "import { Table } from 'antd'" },
    ]
    expect(tooHeavyForSmall(files)).toEqual([
      'web/ui/b.tsx:1 imports antd, and a small surface loads it',
      'web/ui/b.tsx:2 imports useTransition from react, and a small surface loads it',
    ])
  })
})

describe('the walk over all imports passes', () => {
  const guards = [againstDirections, besideTheDoor, againstAnatomy, roomCycles, outsideTheirPlace, betweenSurfaces]
  test.each([
    ['server/areas/areas.ts', "import { x } from '../people/index.ts'\nimport type { Serve } from '../serve.ts'"],
    [
      'server/areas/rules.ts',
      "import type { Area } from '@gridward/contract/areas'\nimport { y } from './rules-kinds.ts'",
    ],
    ['server/areas/store.ts', "import { sql } from '../platform/sql.ts'\nconst q = sql`select id from area`"],
    ['server/areas/areas.ts', "// import { x } from '../people/store.ts'\nconst s = 'Select the area from the list'"],
    ['server/areas/areas.ts', "const t = new Date('2022-04-01'), u = 'Date.now()', v = /process.env/"],
    ['server/areas/areas.test.ts', "import { x } from '../people/store.ts'\nconst t = Date.now()"],
    ['server/areas/words/en.ts', "export const words = { pick: 'select a person from the list' }"],
    ['server/areas/rules.ts', "import type { Row } from './store.ts'\nimport type { Place } from '../people/index.ts'"],
    ['server/demo/load.ts', "import { district } from '@gridward/simulator'"],
    ['web/desk/a.tsx', "import { x } from '../ui/b.tsx'\nexport const A = () => <p>don't import from '../field/b'</p>"],
  ])('%s %s', (path, text) => {
    expect(guards.flatMap((guard) => guard([{ path, text }]))).toEqual([])
  })
})
