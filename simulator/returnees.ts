import type { Day } from '@gridward/contract/days'
import { chinaMidnight, shift } from './calendar.ts'
import type { Random } from './random.ts'
import { keyOrigins, otherOrigins } from './tables/places.ts'
import type { Origin } from './tables/places.ts'

/** When and from where people come back. The defaults draw January 2020: most came in the week before the first day. */
export type ReturnOptions = {
  /** Share of households in which somebody came back from a key place, and from elsewhere. */
  readonly keyShare: number
  readonly otherShare: number
  readonly keyPlaces: readonly Origin[]
  readonly otherPlaces: readonly Origin[]
  /** Days before the first day on which most left the key places: the eve of the closure. */
  readonly peakDaysAgo: number
  /** Nobody is asked about what lies further back. */
  readonly window: number
}

export const defaultReturns: ReturnOptions = {
  keyShare: 0.011,
  otherShare: 0.06,
  keyPlaces: keyOrigins,
  otherPlaces: otherOrigins,
  peakDaysAgo: 5,
  window: 14,
}

export type Transport = 'train' | 'plane' | 'car' | 'coach'

/** One dated stay elsewhere and the way back. Instants are milliseconds since 1970. */
export type Stay = {
  readonly place: string
  readonly region: string
  readonly key: boolean
  readonly from: Day
  readonly departedAt: number
  readonly arrivedAt: number
  readonly transport: Transport
  readonly number: string
  readonly seat: string
  readonly via: string
}

const hour = 3_600_000

// Numbers nobody can look up: no train runs under G99xx, no airline has the code YY, and Chinese plates leave out the letter I (GA 36).
function journey(random: Random, origin: Origin): Pick<Stay, 'transport' | 'number' | 'seat' | 'via'> {
  const draw = random.unit()
  const seat = `${random.whole(1, 16)}车${random.whole(1, 18)}${random.pick(['A', 'B', 'C', 'D', 'F'])}`
  if (draw < 0.55) return { transport: 'train', number: `G99${random.whole(10, 89)}`, seat, via: '' }
  if (draw < 0.62 || origin.hours > 9)
    return { transport: 'plane', number: `YY${random.whole(1000, 9899)}`, seat: seat.split('车')[1] ?? '', via: '' }
  if (draw < 0.88)
    return { transport: 'car', number: `鄂AI${random.whole(1000, 9999)}`, seat: '', via: '高速公路服务区' }
  return { transport: 'coach', number: `客99${random.whole(10, 99)}`, seat: String(random.whole(1, 45)), via: '' }
}

/** Who of a household came back from one stay: all of it (`traveller` is null) or one member. */
export type Trip = { readonly stay: Stay; readonly traveller: number | null }
export const travelled = ({ traveller }: Trip, member: number): boolean => traveller === null || traveller === member

/** The trip of a household of `size`, or null for most. Families travel together half the time, others alone. */
export function tripOf(random: Random, options: ReturnOptions, day: Day, size: number, sharing: boolean): Trip | null {
  const draw = random.unit()
  if (size === 0 || draw >= options.keyShare + options.otherShare) return null
  const key = draw < options.keyShare
  const origin = random.pick(key ? options.keyPlaces : options.otherPlaces)
  const ago = key ? Math.round(random.normal(options.peakDaysAgo, 3)) : random.whole(1, options.window)
  const back = shift(day, -Math.min(options.window, Math.max(1, ago)))
  const departedAt = chinaMidnight(back) + Math.round(random.whole(60, 140) / 10) * hour + random.whole(0, 59) * 60_000
  const stay: Stay = {
    place: origin.name,
    region: origin.region,
    key,
    from: shift(back, -random.whole(2, 20)),
    departedAt,
    arrivedAt: departedAt + Math.round(origin.hours * 60 + random.unit() * 120) * 60_000,
    ...journey(random, origin),
  }
  return { stay, traveller: !sharing && random.chance(0.5) ? null : random.whole(0, size - 1) }
}
