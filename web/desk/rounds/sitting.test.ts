import { afterEach, expect, test, vi } from 'vitest'
import { keepSitting, readSitting } from './sitting.ts'

const [a, b] = ['0170a000-0000-7000-8000-00000000000a', '0170a000-0000-7000-8000-00000000000b']
afterEach(() => void vi.unstubAllGlobals())

test('what somebody keyed is there again after a reload, for nobody else who signs in here', () => {
  const held = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  })
  keepSitting('forms', a, ['one'])
  expect(readSitting('forms', a)).toEqual(['one'])
  expect(readSitting('forms', b)).toEqual([])
  expect(readSitting('keying', a)).toEqual([])
  keepSitting('forms', a, [])
  expect(held.size).toBe(0)
})

test('a browser that keeps nothing lets somebody key all the same', () => {
  const refuse = (): never => {
    throw new Error('QuotaExceededError')
  }
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  keepSitting('forms', a, ['one'])
  expect(readSitting('forms', a)).toEqual([])
})
