import type { Role } from '@gridward/contract/roles'
import type { Bench, Figure } from './bench.ts'
import { spread } from './bench.ts'
import { openMillion, type Million } from './million.ts'

const community = '990112005003'
const scopes: [string, Role, string][] = [
  ['district', 'commander', ''],
  ['street', 'streetOfficer', community.slice(0, 9)],
  ['community', 'communityOfficer', community],
  ['grid', 'gridWorker', `${community}002`],
]
const pages: [string, (area: string) => string][] = [
  ['people, newest', (area) => `/api/people?area=${area}&limit=50`],
  ['key persons', (area) => `/api/people?area=${area}&ledger=key&limit=50`],
  ['maybe the same', (area) => `/api/people?area=${area}&ledger=maybeSame&limit=50`],
  ['name, three characters', (area) => `/api/people?area=${area}&q=${encodeURIComponent('王伟建')}`],
  ['name, one character', (area) => `/api/people?area=${area}&q=${encodeURIComponent('王')}`],
  ['pinyin', (area) => `/api/people?area=${area}&q=lifangguo`],
  ['initials', (area) => `/api/people?area=${area}&q=zlh`],
  ['doors not reached', (area) => `/api/declarations/households?area=${area}&reach=notReached&limit=50`],
  ['doors overdue', (area) => `/api/declarations/households?area=${area}&late=overdue&limit=50`],
  ['coverage', (area) => `/api/declarations/coverage?area=${area}`],
]

const bench: Bench = {
  name: 'lists',
  about:
    'every list and search page at 1,000,000 people through HTTP, both fences on; then the same with row level security off',
  async run() {
    const million = await openMillion()
    try {
      const on = await measure(million)
      await switchFences(million, 'disable')
      const off = await measure(million)
      return on.map((figure, i) => ({ ...figure, what: `${figure.what} (off: ${off[i]!.value.toFixed(1)})` }))
    } finally {
      await million.close()
    }
  },
}

async function measure(million: Million): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [scope, role, area] of scopes) {
    const get = await million.as(role, area)
    for (const [page, url] of pages) {
      const reply = await get(url(area))
      if (reply.code !== 200) throw new Error(`${scope}, ${page}: ${reply.code} ${reply.body.slice(0, 200)}`)
      const { p95, cpuMs } = await spread(40, () => get(url(area)), 5)
      figures.push({ what: `${scope}: ${page}, p95`, value: p95, unit: 'ms', cpuMs, goal: '<= 50' })
    }
  }
  return figures
}

/** Row level security is a property of a table: switched for all tables at once, for the comparison only. */
async function switchFences({ owner }: Million, how: 'enable' | 'disable'): Promise<void> {
  const { rows } = await owner.pool.query<{ name: string }>(
    "select relname as name from pg_class where relrowsecurity and relkind in ('r', 'p')",
  )
  for (const { name } of rows) await owner.pool.query(`alter table "${name}" ${how} row level security`)
}

export default bench
