import type { AreaKind, rejections } from '@gridward/contract/areas'
import { within } from '@gridward/contract/paths'
import type { DivisionRow } from './rules-division-file.ts'
import { freePath } from './rules-codes.ts'
import { communityKind, streetKind } from './rules-kinds.ts'

/** What the tree holds now, as far as an import needs it. `closed` paths count as used: no path comes twice. */
export type KnownArea = { path: string; code: string; name: string; closed: boolean }

export type PlannedArea = {
  path: string
  level: 'street' | 'community'
  parent: string
  code: string
  name: string
  kind: AreaKind
  change: 'new' | 'renamed' | 'same'
  /** The name until now, for a renamed area. */
  before: string | null
}

export type Rejection = { row: number; code: string; name: string; reason: (typeof rejections)[number]; other?: string }

export type ImportPlan = {
  roots: string[]
  rowsIn: number
  stored: number
  same: number
  rejected: Rejection[]
  /** Rows of other districts in the same file: not part of the receipt's sum. */
  outside: number
  streets: PlannedArea[]
  communities: PlannedArea[]
  /** In the tree, not in the file. Never deleted by an import: people live there until a redivision moves them. */
  gone: { path: string; code: string; name: string; maybeNow: string | null }[]
  /** Streets beside the chosen ones in the same six-digit district, with their number of communities. */
  neighbours: { code: string; communities: number }[]
}

/** The reason why a row cannot be read by itself, or null. */
function faultOf(row: DivisionRow): Rejection['reason'] | null {
  if (!row.communityCode || !row.streetCode) return 'codeMissing'
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(row.communityCode) || /\.0+$/.test(row.communityCode)) return 'codeWasNumber'
  if (!/^\d{12}$/.test(row.communityCode)) return 'codeNotDigits'
  if (!/^\d{9}(000)?$/.test(row.streetCode)) return 'codeNotDigits'
  if (!within(row.communityCode, row.streetCode.slice(0, 9))) return 'streetNotPrefix'
  if (!row.community || !row.street) return 'nameMissing'
  return null
}

/** A row whose district cannot be told is taken for ours, so that it is refused aloud and not lost. */
function belongs(row: DivisionRow, roots: readonly string[]): boolean {
  const key = [row.communityCode, row.streetCode, row.districtCode].find((code) => /^\d{6,12}$/.test(code))
  return key === undefined || roots.some((root) => within(key, root) || within(root, key))
}

/** Splits rows into those that count and those refused; the first of several equal codes is the one that counts. */
function sift(rows: readonly DivisionRow[]): { good: DivisionRow[]; rejected: Rejection[] } {
  const good: DivisionRow[] = []
  const rejected: Rejection[] = []
  const byCode = new Map<string, DivisionRow>()
  const streets = new Map<string, string>()
  for (const row of rows) {
    const refuse = (reason: Rejection['reason'], other?: string) =>
      rejected.push({ row: row.row, code: row.communityCode, name: row.community, reason, ...(other && { other }) })
    const fault = faultOf(row)
    const first = byCode.get(row.communityCode)
    const street = row.streetCode.slice(0, 9)
    const streetName = streets.get(street) ?? row.street
    if (fault) refuse(fault)
    else if (first) refuse(first.community === row.community ? 'duplicateRow' : 'duplicateCode', String(first.row))
    else if (streetName !== row.street) refuse('twoStreetNames', streetName)
    else {
      byCode.set(row.communityCode, row)
      streets.set(street, row.street)
      good.push(row)
    }
  }
  return { good, rejected }
}

/**
 * Compares a division file with the tree. `roots` are six-digit districts or nine-digit streets; rows elsewhere are
 * left out. The sum holds: rowsIn = stored + same + rejected. Areas are matched by official code, never by name:
 * two communities may share a name. An unknown code gets itself as path unless that path was used before.
 */
export function planImport(
  rows: readonly DivisionRow[],
  roots: readonly string[],
  known: readonly KnownArea[],
): ImportPlan {
  const inside = rows.filter((row) => belongs(row, roots))
  const { good, rejected } = sift(inside)
  const open = new Map(known.filter((a) => !a.closed).map((a) => [a.code, a]))
  const used = new Set(known.map((a) => a.path))
  const streets = new Map<string, PlannedArea>()
  for (const row of good) {
    const code = row.streetCode.slice(0, 9)
    if (!streets.has(code)) streets.set(code, plan({ code, name: row.street, level: 'street', parent: '' }, open, used))
  }
  const communities = good.map((row) => {
    const parent = streets.get(row.streetCode.slice(0, 9))?.path ?? row.streetCode.slice(0, 9)
    return plan({ code: row.communityCode, name: row.community, level: 'community', parent }, open, used)
  })
  const changedStreets = new Set([...streets.values()].filter((s) => s.change !== 'same').map((s) => s.path))
  const stored = communities.filter((c) => c.change !== 'same' || changedStreets.has(c.parent)).length
  return {
    roots: [...roots],
    rowsIn: inside.length,
    stored,
    same: communities.length - stored,
    rejected,
    outside: rows.length - inside.length,
    streets: [...streets.values()],
    communities,
    gone: goneFrom(known, [...streets.values(), ...communities], roots, new Set(rejected.map((r) => r.code))),
    neighbours: neighboursOf(rows, roots),
  }
}

type Wanted = { code: string; name: string; level: 'street' | 'community'; parent: string }

function plan(want: Wanted, open: ReadonlyMap<string, KnownArea>, used: Set<string>): PlannedArea {
  const kind = want.level === 'street' ? streetKind(want.code) : communityKind(want.code)
  const now = open.get(want.code)
  if (now) {
    const change = now.name === want.name ? 'same' : 'renamed'
    return { ...want, path: now.path, kind, change, before: change === 'renamed' ? now.name : null }
  }
  const path = freePath(want.parent === '' ? want.code : want.parent + want.code.slice(9), used)
  used.add(path)
  return { ...want, path, kind, change: 'new', before: null }
}

function goneFrom(
  known: readonly KnownArea[],
  planned: readonly PlannedArea[],
  roots: readonly string[],
  refused: ReadonlySet<string>,
): ImportPlan['gone'] {
  const kept = new Set(planned.map((a) => a.path))
  const fresh = planned.filter((a) => a.change === 'new')
  return known
    .filter((a) => !a.closed && a.path.length <= 12 && a.path !== '' && !kept.has(a.path))
    .filter((a) => roots.some((root) => within(a.code, root)) && !refused.has(a.code))
    .map((a) => {
      const namesakes = fresh.filter((f) => f.name === a.name && f.path.length === a.path.length)
      const [only] = namesakes
      return { path: a.path, code: a.code, name: a.name, maybeNow: namesakes.length === 1 && only ? only.path : null }
    })
}

function neighboursOf(rows: readonly DivisionRow[], roots: readonly string[]): ImportPlan['neighbours'] {
  const districts = new Set(roots.filter((r) => r.length > 6).map((r) => r.slice(0, 6)))
  const count = new Map<string, number>()
  for (const row of rows) {
    const code = row.streetCode.slice(0, 9)
    const beside = districts.has(code.slice(0, 6)) && !roots.some((root) => within(code, root))
    if (beside) count.set(code, (count.get(code) ?? 0) + 1)
  }
  return [...count].map(([code, communities]) => ({ code, communities }))
}
