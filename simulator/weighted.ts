import type { Random } from './random.ts'

/** A draw by weight in constant time: the alias method (Walker 1977, Vose 1991). */
export type Weighted<T> = (random: Random) => T

/** `entries` are [value, weight]; weights are positive and need not add up to one. */
export function weighted<T>(entries: readonly (readonly [T, number])[]): Weighted<T> {
  const n = entries.length
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  const share = entries.map(([, weight]) => (weight * n) / total)
  const alias = new Int32Array(n)
  const small: number[] = []
  const large: number[] = []
  share.forEach((s, i) => (s < 1 ? small : large).push(i))
  while (small.length > 0 && large.length > 0) {
    const s = small.pop() as number
    const l = large.pop() as number
    alias[s] = l
    share[l] = (share[l] as number) - (1 - (share[s] as number))
    ;((share[l] as number) < 1 ? small : large).push(l)
  }
  for (const rest of [...small, ...large]) share[rest] = 1
  return (random) => {
    const at = random.unit() * n
    const i = Math.floor(at)
    const chosen = at - i < (share[i] as number) ? i : (alias[i] as number)
    return (entries[chosen] as readonly [T, number])[0]
  }
}

/**
 * Splits `total` whole units by weight; the parts add up to `total` exactly (largest remainder, ties by position).
 * Each part gets at least `least` as long as there is enough.
 */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const floor = least * weights.length <= total ? least : 0
  const open = total - floor * weights.length
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum <= 0) return weights.map(() => floor)
  const exact = weights.map((weight) => (open * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = open - parts.reduce((a, b) => a + b, 0)
  exact
    .map((value, i) => [value - Math.floor(value), i] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
    .slice(0, left)
    .forEach(([, i]) => (parts[i] = (parts[i] as number) + 1))
  return parts.map((part) => part + floor)
}
