import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

type Manifest = Record<string, { file: string; css?: string[]; imports?: string[] }>
const near = (path: string): URL => new URL(`dist/${path}`, import.meta.url)
const isBuilt = (build: string): boolean => existsSync(fileURLToPath(near(`${build}/manifest.json`)))

/** KiB, gzip, of what an entry loads at first: itself, what it imports and their styles. */
function firstLoad(build: string, ...entries: string[]): number {
  const manifest = JSON.parse(readFileSync(near(`${build}/manifest.json`), 'utf8')) as Manifest
  const files = new Set<string>()
  const visit = (key: string): void => {
    const part = manifest[key]
    if (!part || files.has(part.file)) return
    for (const file of [part.file, ...(part.css ?? [])]) files.add(file)
    for (const next of part.imports ?? []) visit(next)
  }
  for (const entry of entries) visit(entry)
  return (
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(near(`${build}/${file}`)), { level: 9 }).length, 0) /
    1024
  )
}

describe.skipIf(!isBuilt('small'))('what a phone loads at first', () => {
  test('is 26 KiB for work at the door', () => expect(firstLoad('small', 'field.html')).toBeLessThan(26))
  test('is 12 KiB beside a public page', () =>
    expect(firstLoad('small', 'public/enhance.ts', 'public/page.css')).toBeLessThan(12))
})

describe.skipIf(!isBuilt('desk'))('what an office machine loads at first', () => {
  test('is 330 KiB for the desk', () => expect(firstLoad('desk', 'desk.html')).toBeLessThan(330))
  test('is 120 KiB for the wall', () => expect(firstLoad('desk', 'screen.html')).toBeLessThan(120))
})
