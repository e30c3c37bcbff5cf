// node bench/dist/main.js [NAME …]: runs the benches of these names, or all.
import { crowdIndex, quiet } from './crowd.ts'
import type { Bench, Figure } from './bench.ts'
import { benches } from './benches.ts'

const names = process.argv.slice(2)
const unknown = names.filter((name) => !(name in benches))

function printCrowd(when: string): void {
  const { index, cpuMs } = crowdIndex()
  const verdict = index <= quiet ? 'quiet' : `crowded, above ${quiet}: absolute rates and p99 do not count`
  console.log(`crowd index ${when}: ${index.toFixed(2)} (${verdict}; the fixed job took ${cpuMs.toFixed(0)} CPU-ms)`)
}

function line({ what, value, unit, cpuMs, goal }: Figure): string {
  const number = value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
  const cpu = cpuMs === undefined ? '' : `${cpuMs.toPrecision(3)} CPU-ms each`
  return `  ${what.padEnd(52)} ${number.padStart(10)} ${unit.padEnd(6)} ${cpu.padEnd(20)} ${goal ? `goal ${goal}` : ''}`.trimEnd()
}

async function runOne(bench: Bench): Promise<boolean> {
  console.log(`\n${bench.name}${bench.about ? `: ${bench.about}` : ''}`)
  printCrowd('before')
  try {
    for (const figure of (await bench.run()) ?? []) console.log(line(figure))
    return true
  } catch (problem) {
    console.error(problem)
    return false
  } finally {
    printCrowd('after')
  }
}

if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}`)
  process.exitCode = 1
} else {
  for (const name of names.length > 0 ? names : Object.keys(benches)) {
    const found = await benches[name]!()
    if (!(await runOne(found.default))) process.exitCode = 1
  }
}
