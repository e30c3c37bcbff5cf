import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const folders = [join(here, '../../web/dist/small/assets'), join(here, '../../../web/dist/small/assets')]
const known = new Map<string, string | null>()

/** Address of a built file of the small pages by its plain name (`page.css`), null before anything was built. */
export function assetUrl(name: string): string | null {
  const before = known.get(name)
  if (before !== undefined) return before
  const [base = '', ending = ''] = name.split('.')
  const folder = folders.find((path) => existsSync(path))
  const file = folder && readdirSync(folder).find((one) => one.startsWith(`${base}-`) && one.endsWith(`.${ending}`))
  const url = file ? `/assets/small/${file}` : null
  if (url) known.set(name, url)
  return url
}
