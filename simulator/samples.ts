import type { Division } from './plan.ts'

const three = (n: number): string => String(n).padStart(3, '0')

/** A made-up division file: `streets` of `each` communities, every third a village, the last one virtual. Code 990000 was never given out. */
export function sampleDivisions(streets = 2, each = 6): Division[] {
  return Array.from({ length: streets }, (_, s) => {
    const street = `990000${three(s + 1)}`
    const communities = Array.from({ length: each }, (_, c) => {
      const last = s === streets - 1 && c === each - 1
      const segment = last ? 498 : c % 3 === 2 ? 200 + c : c + 1
      const name = last ? '示范区虚拟社区' : c % 3 === 2 ? `第${c + 1}村民委员会` : `第${c + 1}社区居民委员会`
      return { path: street + three(segment), name }
    })
    return [{ path: street, name: `第${s + 1}街道` }, ...communities]
  }).flat()
}
