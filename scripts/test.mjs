// Everything that a change must pass: words, types, lint, build, unit and browser tests.
//   npm test                 npm run test:long adds the *.long.ts files
//   --minutes=N              starts no long file that would not end within N minutes of the start, and names those left out
// The last line is the result: N passed, N failed, and N skipped where true.
import { mkdirSync } from 'node:fs'
import { signalAll } from './lib/child.mjs'
import { install, isInstalled } from './lib/install.mjs'
import { inRoot } from './lib/paths.mjs'
import { isGreen, lastLine, ofCommand, sum } from './lib/tally.mjs'
import { longParts, shortParts } from './lib/test-parts.mjs'

const began = performance.now()
const withLong = process.argv.includes('--long')
const minutes = Number(process.argv.find((word) => word.startsWith('--minutes='))?.split('=')[1] ?? Infinity)
const left = () => minutes * 60_000 - (performance.now() - began)
const results = []

async function part(name, run) {
  const start = performance.now()
  console.log(`\n== ${name}`)
  const tally = await run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  results.push({ name, tally, seconds })
}

/** Counts only when it fails: it is no check of the change. */
async function installed() {
  if (isInstalled()) return true
  console.log('\n== install')
  mkdirSync(inRoot('.cache'), { recursive: true })
  const failure = await install({ log: inRoot('.cache/install.log') }).catch((error) => error)
  if (!failure) return true
  console.log(failure.tail ?? '', failure.message)
  results.push({ name: 'install', tally: ofCommand(false), seconds: '' })
  return false
}

async function long() {
  const tooLate = []
  for (const { name, minutes: needed, run } of longParts()) {
    // Three times what it needs on two idle cores: a machine may be busy, a test may not hang.
    const limit = Math.min(needed * 3 * 60_000, left())
    if (needed * 60_000 > left()) tooLate.push(name)
    else await part(name, () => run(limit))
  }
  return tooLate
}

function report(tooLate) {
  console.log('')
  const width = Math.max(...results.map(({ name }) => name.length))
  for (const { name, tally, seconds } of results)
    console.log(`${seconds.padStart(7)} s  ${name.padEnd(width)}  ${lastLine(tally)}`)
  if (tooLate.length > 0) console.log(`Left out, as the time would not have been enough: ${tooLate.join(', ')}`)
  const all = sum(results.map(({ tally }) => tally))
  console.log(lastLine(all))
  process.exitCode = isGreen(all) ? 0 : 1
}

for (const name of ['SIGINT', 'SIGTERM'])
  process.on(name, () => {
    signalAll('SIGTERM')
    process.exit(130)
  })

let tooLate = []
if (await installed()) {
  for (const { name, run } of shortParts) await part(name, run)
  if (withLong) tooLate = await long()
}
report(tooLate)
