/** Cases of one data set by site: entries `first[s] .. first[s + 1)`, each a time with its number of cases. */
export interface Occurrences {
  readonly first: Int32Array
  readonly time: Uint16Array | Int32Array
  readonly count: Int32Array
}

/** Room for the occurrences of `sites × times` cells from time `from` on; `fill` reads cells into it, again and again. */
export function occurrencesOf(sites: number, times: number, from = 0): Occurrences & { fill(cells: Int32Array): void } {
  const first = new Int32Array(sites + 1)
  const time = times < 65_536 ? new Uint16Array(sites * times) : new Int32Array(sites * times)
  const count = new Int32Array(sites * times)
  return {
    first,
    time,
    count,
    fill(cells) {
      let used = 0
      for (let site = 0; site < sites; site++) {
        for (let t = from; t < times; t++) {
          const n = cells[site * times + t]!
          if (n === 0) continue
          time[used] = t
          count[used++] = n
        }
        first[site + 1] = used
      }
    },
  }
}
