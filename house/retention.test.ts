import { expect, test } from 'vitest'
import { undeclaredTables } from './guards/tables.ts'
import { projectFiles } from './tree.ts'

test('every table that holds people says why, how long and how it is erased, and stands behind a fence', () => {
  expect(undeclaredTables(projectFiles())).toEqual([])
})
