import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropTyped, forgetOld, typedBefore } from './keep.ts'

const form = (address: string) => ({ action: `http://localhost${address}` }) as HTMLFormElement
const home = form('/p/ABC?form=resident-survey&lang=zh-CN')
const minutes = 60_000
let held: Record<string, string>

beforeEach(() => {
  held = {}
  const store = (to: typeof held) =>
    Object.defineProperties(to, {
      getItem: { value: (key: string) => to[key] ?? null },
      removeItem: { value: (key: string) => delete to[key] },
    })
  vi.stubGlobal('sessionStorage', store(held))
})
afterEach(() => void vi.unstubAllGlobals())

const keep = (name: string, ago: number): void => {
  held[name] = JSON.stringify({ at: Date.now() - ago, typed: [['room', '302']] })
}

test('a draft comes back to its own form within an hour', () => {
  keep('gridward.typed./p/ABC.resident-survey', 50 * minutes)
  expect(typedBefore(home)?.get('room')).toBe('302')
  expect(typedBefore(form('/p/ABC?form=returnee'))).toBeNull()
  expect(typedBefore(form('/p/receipt'))).toBeNull()
})

test('what is older goes from the browser, whichever form of ours is opened next; nothing of others is touched', () => {
  keep('gridward.typed./p/ABC.resident-survey', 61 * minutes)
  keep('gridward.typed./p/ABC.returnee', 5 * minutes)
  held['gridward.typed./p/XYZ.returnee'] = 'no draft'
  keep('other', 90 * minutes)
  forgetOld()
  expect(Object.keys(held)).toEqual(['gridward.typed./p/ABC.returnee', 'other'])
})

test('a browser that keeps nothing keeps nobody from filling in a form', () => {
  vi.stubGlobal('sessionStorage', undefined)
  expect(typedBefore(home)).toBeNull()
  forgetOld()
  dropTyped(home)
})
