// Installs and builds what is missing, then checks a folder of fixtures: npm run check:analytics -- DIR
import { mkdirSync } from 'node:fs'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { run, signalAll, spawnBound } from './lib/child.mjs'
import { install, isInstalled } from './lib/install.mjs'
import { inRoot } from './lib/paths.mjs'

// a folder is named from where npm was called
const folder = resolve(process.env.INIT_CWD ?? '.', process.argv[2] ?? inRoot('analytics/fixtures'))
const log = inRoot('.cache/check-analytics.log')

for (const name of ['SIGINT', 'SIGTERM'])
  process.on(name, () => {
    signalAll('SIGTERM')
    process.exit(130)
  })

try {
  mkdirSync(inRoot('.cache'), { recursive: true })
  if (!isInstalled()) await install({ log })
  const tsc = [inRoot('node_modules/typescript/bin/tsc'), '-b', 'analytics']
  await run(process.execPath, tsc, {
    log,
    otherwise: ['分析包没有编译成功。', 'The analytics package did not compile.'],
  })
  const args = [inRoot('analytics/dist/check/main.js'), folder]
  const [code] = await once(spawnBound(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] }), 'exit')
  process.exitCode = code ?? 1
} catch (error) {
  console.error(error.tail ?? '')
  console.error(error.message)
  process.exitCode = 1
}
