import { outermost, withinAny } from '@gridward/contract/paths'

type Way = { from: string; to: string }

/**
 * Old paths whose events may be read by whoever may read `prefixes`: every part of what the old path held lies there
 * today. A path of which one half went elsewhere is left out, since its events cannot be told apart by area.
 * `ways` are all known ways out of the old paths in question and out of those below them.
 */
export function wholeInside(ways: readonly Way[], prefixes: readonly string[]): string[] {
  const outside = ways.filter((way) => !withinAny(way.to, prefixes)).map((way) => way.from)
  const whole = ways
    .map((way) => way.from)
    .filter((from) => !withinAny(from, prefixes) && !outside.some((path) => path.startsWith(from)))
  return outermost(whole)
}
