/**
 * Overall infectivity Lambda_t = sum_{s >= 1} w[s] I[t - s] (Cori 2013, doi:10.1093/aje/kwt133): how many cases day t would have at
 * R = 1. `total` counts all cases, imported ones too. The first day has none. O(days x length of w).
 */
export function infectivity(total: ArrayLike<number>, w: ArrayLike<number>): Float64Array {
  const days = total.length
  const lambda = new Float64Array(days)
  let last = Math.min(w.length - 1, days - 1)
  while (last > 0 && w[last] === 0) last--
  for (let day = 0; day < days; day++) {
    const cases = total[day]!
    if (cases === 0) continue
    const reach = Math.min(last, days - 1 - day)
    for (let s = 1; s <= reach; s++) lambda[day + s] = lambda[day + s]! + w[s]! * cases
  }
  return lambda
}
