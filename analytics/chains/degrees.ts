import { checkLinks, type Links } from './links.ts'

/**
 * Links that leave each case (the number it infected, its case reproduction number) and links that reach it. Repeated
 * links count again; `generations` finds them. Errors: `RangeError` for a link outside of the cases.
 */
export function degrees(cases: number, links: Links): { out: Int32Array; in: Int32Array } {
  checkLinks(cases, links)
  const out = new Int32Array(cases)
  const reached = new Int32Array(cases)
  for (let i = 0; i < links.from.length; i++) {
    out[links.from[i]!]!++
    reached[links.to[i]!]!++
  }
  return { out, in: reached }
}
