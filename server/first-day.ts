import { randomInt } from 'node:crypto'
import type { Config } from './config.ts'
import { loadDemo } from './demo/load.ts'
import { noFence } from './platform/scope.ts'
import { countDistricts, setup } from './access/index.ts'
import type { OpenHouse } from './house.ts'

/** An empty data folder becomes the demo district, or waits for the first-run page with a code that only this terminal shows. */
export async function prepare(house: OpenHouse, config: Config, say: (text: string) => void): Promise<void> {
  const known = await house.db.transact(noFence, countDistricts)
  if (config.demo) return loadDemo(house, config, say)
  if (known > 0) return
  const code = String(randomInt(100_000_000)).padStart(8, '0')
  setup.open(code)
  say(`首次使用：打开页面，输入启用码 ${code} · first run: open the page and enter this code`)
}
