/**
 * Visits to places: visit `i` is person `person[i]` at place `place[i]` from `start[i]` to `end[i]`, times in minutes from
 * any common origin. Persons are positions in a list of people, places are whole numbers.
 */
export interface Visits {
  readonly person: ArrayLike<number>
  readonly place: ArrayLike<number>
  readonly start: ArrayLike<number>
  readonly end: ArrayLike<number>
}

/** From when to when a person counts as infectious, in minutes; NaN in either for whoever is no case. */
export interface Infectious {
  readonly from: ArrayLike<number>
  readonly until: ArrayLike<number>
}

/** Two visits that shared a place while `infector` was infectious; several for the same pair when they met again. */
export interface Meeting {
  readonly infector: number
  readonly exposed: number
  readonly place: number
  /** When they were together and the infector infectious. */
  readonly start: number
  readonly minutes: number
}

/**
 * Who was exposed by being together: two visits by different people to the same place whose common time within the
 * infectious window lasts `minutes` or longer. Times that touch in one instant share nothing (0 minutes).
 *
 * A sweep for each place over visits sorted by start, the visits not yet over kept in a list: O(k log k + pairs).
 * Misleads where a place is larger than the air that people share (a market is not a room), and it counts every meeting
 * by itself: three meetings of 10 minutes do not make one of 30. There is no published reference implementation; a test
 * compares it with all pairs of random visits.
 * Errors: `RangeError` for lists of different length, a visit that ends before it starts, a person outside of the list
 * of infectious windows.
 */
export function together(visits: Visits, infectious: Infectious, minutes: number): Meeting[] {
  check(visits, infectious, minutes)
  const { place, start, end } = visits
  const order = Array.from({ length: place.length }, (_, i) => i)
  order.sort((a, b) => place[a]! - place[b]! || start[a]! - start[b]! || a - b)
  const found: Meeting[] = []
  let open: number[] = []
  let at = NaN
  for (const visit of order) {
    if (place[visit] !== at) open = []
    at = place[visit]!
    open = open.filter((other) => end[other]! > start[visit]!)
    for (const other of open) {
      meet(visits, infectious, minutes, other, visit, found)
      meet(visits, infectious, minutes, visit, other, found)
    }
    open.push(visit)
  }
  return found
}

function meet(visits: Visits, window: Infectious, minutes: number, a: number, b: number, found: Meeting[]): void {
  const infector = visits.person[a]!
  const exposed = visits.person[b]!
  if (infector === exposed) return
  const start = Math.max(visits.start[a]!, visits.start[b]!, window.from[infector]!)
  const end = Math.min(visits.end[a]!, visits.end[b]!, window.until[infector]!)
  // false for NaN: whoever is no case infects nobody
  if (end > start && end - start >= minutes)
    found.push({ infector, exposed, place: visits.place[a]!, start, minutes: end - start })
}

function check({ person, place, start, end }: Visits, { from, until }: Infectious, minutes: number): void {
  if (!(minutes >= 0)) throw new RangeError(`minutes is ${minutes}; it must be 0 or more`)
  if (from.length !== until.length)
    throw new RangeError(`infectious.from has ${from.length} people and until has ${until.length}`)
  for (const [name, list] of Object.entries({ place, start, end }))
    if (list.length !== person.length)
      throw new RangeError(`${name} has ${list.length} visits and person has ${person.length}`)
  for (let i = 0; i < person.length; i++) {
    if (!(Number.isInteger(person[i]) && person[i]! >= 0 && person[i]! < from.length))
      throw new RangeError(`person[${i}] is ${person[i]}; it must be a position from 0 to ${from.length - 1}`)
    if (!(end[i]! >= start[i]!)) throw new RangeError(`end[${i}] is before start[${i}], or one of them is missing`)
  }
}
