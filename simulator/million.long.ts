// minutes: 3
import { expect, test } from 'vitest'
import { makeDistrict } from './district.ts'
import { sampleDivisions } from './samples.ts'

const options = { seed: 7, people: 1_200_000, day: '2020-01-27', divisions: sampleDivisions(20, 60) }
const heap = () => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1e6
}

test('1.2 million people pass through a bounded memory, at more than 30,000 a second', () => {
  const before = heap()
  const began = performance.now()
  let [people, peak] = [0, 0]
  for (const { members } of makeDistrict(options).households()) {
    people += members.length
    if (people % 1000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed / 1e6)
  }
  const seconds = (performance.now() - began) / 1000
  console.log(
    `${Math.round(people / seconds)} people a second, peak heap ${Math.round(peak)} MB, ${Math.round(before)} before`,
  )
  expect(people).toBe(1_200_000)
  expect(peak).toBeLessThan(400)
  expect(people / seconds).toBeGreaterThan(30_000)
})

test('their first days come in order, at more than 10,000 events a second, in a bounded memory', () => {
  const began = performance.now()
  let [events, last, peak] = [0, 0, 0]
  for (const { arrivesAt } of makeDistrict(options).events(0, 96)) {
    if (arrivesAt < last) throw new Error(`event ${events} came before its time`)
    last = arrivesAt
    if (++events % 1000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed / 1e6)
  }
  const seconds = (performance.now() - began) / 1000
  console.log(`${events} events, ${Math.round(events / seconds)} a second, peak heap ${Math.round(peak)} MB`)
  expect(events).toBeGreaterThan(700_000)
  expect(peak).toBeLessThan(600)
  expect(events / seconds).toBeGreaterThan(10_000)
})

test('no two of 1.2 million humans share a document', () => {
  const seen = new Map<string, number>()
  for (const { members } of makeDistrict(options).households())
    for (const { document, human } of members) {
      if (document.number === null || document.holder !== 'self') continue
      if ((seen.get(document.number) ?? human) !== human) throw new Error(`${document.number} belongs to two humans`)
      seen.set(document.number, human)
    }
  expect(seen.size).toBeGreaterThan(1_150_000)
})
