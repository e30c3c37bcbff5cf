import { tidyName } from '@gridward/contract/identity'
import { expect, test } from 'vitest'
import { fullName, nameKind } from './names.ts'
import { stream } from './random.ts'

const random = stream(7, 'names')
const names = Array.from({ length: 40_000 }, (_, i) =>
  fullName(random, nameKind(random), i % 2 ? 'male' : 'female', 1935 + (i % 85)),
)
const share = (test: (name: string) => boolean) => names.filter(test).length / names.length

test('the five largest surnames carry about 31 % of the people', () => {
  const five = share((name) => /^[王李张刘陈]/.test(name))
  expect(five).toBeGreaterThan(0.28)
  expect(five).toBeLessThan(0.37)
})

test('names repeat, as they do in a real register', () => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  expect(Math.max(...counts.values())).toBeGreaterThan(15)
  expect(counts.size).toBeGreaterThan(names.length / 2)
})

test('some have two-character surnames, rare characters or a middle dot', () => {
  expect(share((name) => /^(欧阳|上官|司徒|诸葛|司马|皇甫)/.test(name))).toBeGreaterThan(0.0002)
  expect(share((name) => /[喆堃淼犇赟翀旻頔㛃䶮𬍛𪨰]/u.test(name))).toBeGreaterThan(0.002)
  expect(share((name) => name.includes('·'))).toBeGreaterThan(0.001)
})

test('a name is written as the register keeps it', () => {
  for (const name of names) expect(tidyName(name)).toBe(name)
})

test('names follow the decade of birth', () => {
  const born = (year: number) =>
    Array.from({ length: 3000 }, () => fullName(random, 'han', 'female', year)).filter((name) =>
      /[秀桂淑珍]/.test(name),
    ).length
  expect(born(1940)).toBeGreaterThan(10 * Math.max(1, born(2015)))
})
