import { ordinalLimit } from './identity.ts'
import type { Random } from './random.ts'

// Eleven digits like a mobile number, but no subscriber has one: mobile numbers begin with 13 to 19, and numbers that
// begin with 10 belong to operators' service lines, none of which begins with 1003. A message sent to a generated
// number therefore reaches nobody.
export const PHONE_PREFIX = '1003'

const line = (n: number): string => PHONE_PREFIX + String(n).padStart(7, '0')

/** The phone of somebody with this ordinal (below `ordinalLimit`); `second` is another line, never the first of anybody. */
export const phoneOf = (ordinal: number, second = false): string =>
  line(((ordinal * 2_236_067 + 141_421) % ordinalLimit) + (second ? ordinalLimit : 0))

/** The phone of a worker; these lines lie above all of `phoneOf`. `index` is 0 to 299,999. */
export const workerPhone = (index: number): string => line(2 * ordinalLimit + index)

/** The same number as it is mistyped: two neighbouring digits exchanged, or the last digit changed when that shows nothing. */
export function mistyped(random: Random, number: string): string {
  const at = random.whole(5, number.length - 3)
  const [a, b] = [number.charAt(at), number.charAt(at + 1)]
  if (a !== b) return number.slice(0, at) + b + a + number.slice(at + 2)
  const last = (Number.parseInt(number.slice(-1), 10) + 1 || 1) % 10
  return number.slice(0, -1) + last
}
