// Builds what changed since the last build: Traditional Chinese words, the server and its libraries, the pages.
//   node scripts/build.mjs
import { mkdirSync } from 'node:fs'
import { build, isBuilt } from './lib/build.mjs'
import { signalAll } from './lib/child.mjs'
import { inRoot } from './lib/paths.mjs'
import { bothOf, lineOf, words } from './lib/words.mjs'

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    signalAll('SIGTERM')
    process.exit(130)
  })

mkdirSync(inRoot('.cache'), { recursive: true })
if (isBuilt()) console.log(lineOf(words.nothingToBuild))
try {
  await build({
    log: inRoot('.cache/build.log'),
    onDone: (name, seconds) => console.log(lineOf(words.seconds(name, seconds))),
  })
} catch (error) {
  console.error(error.tail ?? '')
  console.error(error.sentence ? bothOf(error.sentence) : error)
  process.exitCode = 1
}
