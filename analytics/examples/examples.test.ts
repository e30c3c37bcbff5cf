import { readFileSync, readdirSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const readme = read('../README.md')
const examples = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -3))

test('there are five examples', () => expect(examples).toHaveLength(5))

test.each(examples)('the README has "%s" as it stands here, with what it prints', async (name) => {
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text: unknown) => void printed.push(String(text)))
  try {
    await import(/* @vite-ignore */ new URL(`./${name}.ts`, import.meta.url).href)
  } finally {
    log.mockRestore()
  }
  const block = '```ts\n' + read(`./${name}.ts`) + '```\n\n```\n' + printed.join('\n') + '\n```\n'
  expect(readme).toContain(block)
})
