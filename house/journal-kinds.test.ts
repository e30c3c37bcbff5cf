import { expect, test } from 'vitest'
import { languages } from '@gridward/contract/language'
import { verbs } from '@gridward/contract/verbs'
import { projectFiles } from './tree.ts'

const rooms = 'access|areas|briefings|calls|declarations|imports|orders|people|retention|rules'
/** A kind is written where a line is told, or handed there by the two functions that tell several. */
const tells = /\bkind: |\btell\(journal, |\bmove\(intake, /
const kind = new RegExp(`'((?:${rooms})\\.[a-zA-Z]+)'`, 'g')

const told = (): string[] =>
  projectFiles()
    .filter(({ path }) => /^server\/.*\.ts$/.test(path) && !path.endsWith('.test.ts') && !path.includes('/harness/'))
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => tells.test(line))
    .flatMap((line) => [...line.matchAll(kind)].map(([, name]) => name!))

test('every kind of line that the journal gets has a name in every language', () => {
  const kinds = [...new Set(told())].filter((name) => !(verbs as readonly string[]).includes(name))
  expect(kinds.length).toBeGreaterThan(100)
  for (const language of languages) {
    const names = projectFiles().find(({ path }) => path === `web/desk/access/kinds/words/${language}.ts`)!.text
    expect(kinds.filter((name) => !names.includes(`'${name}':`))).toEqual([])
  }
})
