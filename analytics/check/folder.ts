import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkFixture } from './check.ts'
import { checks } from './kinds.ts'
import { notCarried } from './not-carried.ts'

/** Checks every fixture file of a folder, prints a line for each; the number of failures. */
export async function checkFolder(folder: string, say: (line: string) => void): Promise<number> {
  if (!existsSync(folder)) {
    say(`there is no folder ${folder}`)
    return 1
  }
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
  let passed = 0
  for (const file of files) {
    const outcome = await checkFixture(readFileSync(join(folder, file), 'utf8'), checks)
    if (outcome.passed) passed++
    say(`${outcome.passed ? 'pass' : 'fail'}  ${file}  ${outcome.says}`)
  }
  const absent = notCarried.filter((name) => !files.includes(name))
  if (absent.length > 0) say(`${absent.length} fixtures of ../shared were not there: ${absent.join(', ')}`)
  say(`${passed} passed, ${files.length - passed} failed`)
  return files.length === 0 ? 1 : files.length - passed
}
