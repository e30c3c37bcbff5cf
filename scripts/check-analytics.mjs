// Installs and builds what is missing, then checks a folder of fixtures: npm run check:analytics -- DIR
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run, signalAll } from './lib/child.mjs'
import { install, isInstalled } from './lib/install.mjs'
import { inRoot } from './lib/paths.mjs'

const log = inRoot('.cache/check-analytics.log')
// a folder is named from where npm was called
const folder = resolve(process.env.INIT_CWD ?? '.', process.argv[2] ?? inRoot('analytics/fixtures'))

for (const name of ['SIGINT', 'SIGTERM'])
  process.on(name, () => {
    signalAll('SIGTERM')
    process.exit(130)
  })

async function prepare() {
  mkdirSync(inRoot('.cache'), { recursive: true })
  if (!isInstalled()) await install({ log })
  const tsc = [inRoot('node_modules/typescript/bin/tsc'), '-b', 'analytics']
  await run(process.execPath, tsc, {
    log,
    otherwise: ['分析包没有编译成功。', 'The analytics package did not compile.'],
  })
}

/** A line for each file, then the sum; true when there were files and all passed. */
async function check() {
  const [{ checkFixture }, { checks }, { notCarried }] = await Promise.all(
    ['check', 'kinds', 'not-carried'].map(
      (name) => import(pathToFileURL(inRoot(`analytics/dist/check/${name}.js`)).href),
    ),
  )
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  let passed = 0
  for (const file of files.toSorted()) {
    const outcome = await checkFixture(readFileSync(join(folder, file), 'utf8'), checks)
    if (outcome.passed) passed++
    console.log(`${outcome.passed ? 'pass' : 'fail'}  ${file}  ${outcome.says}`)
  }
  const absent = notCarried.filter((name) => !files.includes(name))
  if (files.length === 0) console.log(`no fixtures in ${folder}`)
  else if (absent.length > 0) console.log(`${absent.length} of ../shared's were not there: ${absent.join(', ')}`)
  console.log(`${passed} passed, ${files.length - passed} failed`)
  return files.length > 0 && passed === files.length
}

try {
  await prepare()
  process.exitCode = (await check()) ? 0 : 1
} catch (error) {
  console.error(error.tail ?? '')
  console.error(error.message)
  process.exitCode = 1
}
