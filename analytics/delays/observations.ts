/**
 * Delays as they are known: the first event between EL and ER, the second between SL and SR (days, any origin). Type 0: both are
 * intervals; 1: one of them is exact; 2: both are exact. Types as in Reich 2009, doi:10.1002/sim.3659.
 */
export interface CensoredDelays {
  readonly EL: ArrayLike<number>
  readonly ER: ArrayLike<number>
  readonly SL: ArrayLike<number>
  readonly SR: ArrayLike<number>
  /** worked out from which ends coincide where it is not given */
  readonly type?: ArrayLike<number>
}

/** Rows that read the same, with how often they occur. All times are delays: S minus E. */
export interface Row {
  readonly type: 0 | 1 | 2
  /** shortest and longest possible delay: SL - ER and SR - EL */
  readonly shortest: number
  readonly longest: number
  /** width of the window of the first event */
  readonly width: number
  /** time from EL to the end of observation; Infinity without truncation */
  readonly horizon: number
  times: number
}

function wantRow(i: number, { EL, ER, SL, SR }: CensoredDelays, until: number): void {
  for (const [name, value] of [
    ['EL', EL[i]],
    ['ER', ER[i]],
    ['SL', SL[i]],
    ['SR', SR[i]],
  ] as const) {
    if (!Number.isFinite(value)) throw new RangeError(`${name}[${i}] must be a finite number, not ${value}`)
  }
  if (EL[i]! > ER[i]!) throw new RangeError(`row ${i}: EL (${EL[i]}) is after ER (${ER[i]})`)
  if (SL[i]! > SR[i]!) throw new RangeError(`row ${i}: SL (${SL[i]}) is after SR (${SR[i]})`)
  if (SR[i]! <= EL[i]!)
    throw new RangeError(`row ${i}: the second event (to ${SR[i]}) is not after the first (from ${EL[i]})`)
  if (SR[i]! > until) throw new RangeError(`row ${i}: SR (${SR[i]}) is after the end of observation (${until})`)
}

/** Checks and groups rows. `until` is the end of observation, in the days of EL. Errors: RangeError with the row. */
export function rowsOf(data: CensoredDelays, until = Infinity): Row[] {
  const n = data.EL.length
  for (const name of ['ER', 'SL', 'SR', 'type'] as const) {
    if ((data[name] ?? data.EL).length !== n) throw new RangeError(`${name} must be as long as EL (${n})`)
  }
  const rows = new Map<string, Row>()
  for (let i = 0; i < n; i++) {
    wantRow(i, data, until)
    const [el, er, sl, sr] = [data.EL[i]!, data.ER[i]!, data.SL[i]!, data.SR[i]!]
    const exact = Number(el === er) + Number(sl === sr)
    const given = data.type ? data.type[i]! : exact
    // a window without width has no integral over it: the row is at least singly exact, whatever its type says
    const type = given === 0 ? exact : given
    if (type !== 0 && type !== 1 && type !== 2) throw new RangeError(`type[${i}] must be 0, 1 or 2, not ${type}`)
    const row = { type, shortest: sl - er, longest: sr - el, width: er - el, horizon: until - el, times: 1 } as const
    if (type === 2 && row.longest <= 0) throw new RangeError(`row ${i}: an exact delay must be above 0 days`)
    const key = `${type}/${row.shortest}/${row.longest}/${row.width}/${row.horizon}`
    const known = rows.get(key)
    if (known) known.times++
    else rows.set(key, { ...row })
  }
  return [...rows.values()]
}
