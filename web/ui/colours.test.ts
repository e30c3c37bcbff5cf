import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const web = fileURLToPath(new URL('..', import.meta.url))
const skipped = new Set(['dist', '.tsc', 'node_modules'])
/** An icon is a picture; the tokens' own files speak of colours by trade. */
const allowed = ['ui/tokens.css', 'ui/icons/icon.svg', 'ui/tokens.test.ts', 'ui/colours.test.ts']

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : files(join(folder, entry.name))
    return /\.(css|tsx?|html|svg)$/.test(entry.name) ? [join(folder, entry.name)] : []
  })
}

test('only tokens.css names a colour', () => {
  const named = /#[0-9a-f]{3}(?:[0-9a-f]{3})?(?![\w-])|\brgba?\(|\bhsla?\(|\boklch\(/i
  const guilty = files(web)
    .map((file) => file.slice(web.length))
    .filter((file) => !allowed.includes(file) && named.test(readFileSync(join(web, file), 'utf8')))
  expect(guilty).toEqual([])
})
