import { randomInt } from 'node:crypto'
import type { Config } from './config.ts'
import { hasDemo, loadDemo } from './demo/load.ts'
import { noFence } from './platform/scope.ts'
import { countDistricts, setup } from './access/index.ts'
import type { OpenHouse } from './house.ts'

/** An empty data folder becomes the demo district, or waits for the first-run page with a code that only this terminal shows. */
export async function prepare(house: OpenHouse, config: Config, say: (text: string) => void): Promise<void> {
  if (config.demo) return loadDemo(house, config, say)
  const known = await house.db.transact(noFence, countDistricts)
  if (known > 0) return tellOfDemo(house, say)
  const code = String(randomInt(100_000_000)).padStart(8, '0')
  setup.open(code)
  say(`首次使用：打开页面，输入启用码 ${code} · first run: open the page and enter this code`)
}

/** Who looked at the demo first and then starts for real meets invented people, and is told why. */
async function tellOfDemo({ db, dataDir }: OpenHouse, say: (text: string) => void): Promise<void> {
  if (!(await db.transact(noFence, hasDemo))) return
  say(
    `${dataDir} 里是演示区，人物均为虚构；要建自己的区，请用 DATA_DIR 指定一个空目录 · this folder holds the demo district; name an empty one with DATA_DIR to set up your own`,
  )
}
