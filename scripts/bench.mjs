// Installs and builds what is missing, then runs the benches: npm run bench -- NAME …
import { mkdirSync } from 'node:fs'
import { once } from 'node:events'
import { build } from './lib/build.mjs'
import { run, signalAll, spawnBound } from './lib/child.mjs'
import { install, isInstalled } from './lib/install.mjs'
import { inRoot } from './lib/paths.mjs'

const log = inRoot('.cache/bench.log')

for (const name of ['SIGINT', 'SIGTERM'])
  process.on(name, () => {
    signalAll('SIGTERM')
    process.exit(130)
  })

async function prepare() {
  mkdirSync(inRoot('.cache'), { recursive: true })
  if (!isInstalled()) await install({ log })
  await build({ log })
  const tsc = [inRoot('node_modules/typescript/bin/tsc'), '-b', 'bench']
  await run(process.execPath, tsc, { log, otherwise: ['测量程序没有编译成功。', 'The benches did not compile.'] })
}

try {
  await prepare()
  const args = [inRoot('bench/dist/main.js'), ...process.argv.slice(2)]
  const [code] = await once(spawnBound(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] }), 'exit')
  process.exitCode = code ?? 1
} catch (error) {
  console.error(error.tail ?? '')
  console.error(error.message)
  process.exitCode = 1
}
