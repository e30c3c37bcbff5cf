import type { AreaKind } from '@gridward/contract/areas'
import type { Part, RedivisionFault, Step } from '@gridward/contract/areas/redivision'
import { levelOf, parentOf, within, type Level } from '@gridward/contract/paths'
import { freeCode, freePath } from './rules-codes.ts'
import { pickHouseholds, type Door } from './rules-doors.ts'

/** Days for which a redivision can be undone; then it is forgotten which row came from where. */
export const undoDays = 90

export type TreeArea = {
  path: string
  parent: string
  level: Level
  kind: AreaKind
  name: string
  code: string
  closed: boolean
}
/** Everything at `from` goes to `to`, except the picked households, which go where their pick says. */
export type Pair = { from: string; to: string }
export type Picked = { household: string; from: string; to: string }
/** Where an old path went. `main` is where a row goes of which nothing else is known; a closed path has exactly one. */
export type Successor = { from: string; to: string; main: boolean }

export type RedivisionPlan = {
  opened: TreeArea[]
  closed: string[]
  pairs: Pair[]
  picks: Picked[]
  successors: Successor[]
  faults: RedivisionFault[]
}

type Work = RedivisionPlan & { tree: Map<string, TreeArea>; used: Set<string>; sources: Set<string>; step: number }

/**
 * Turns steps into a mapping of paths. Pure. `tree` holds every area there ever was: closed paths are not given out
 * again. `doors` are the households of the areas that are redrawn by list or address. A plan with faults must not be
 * carried out.
 */
export function planRedivision(
  tree: readonly TreeArea[],
  steps: readonly Step[],
  doors: readonly Door[] = [],
): RedivisionPlan {
  const work: Work = {
    ...{ opened: [], closed: [], pairs: [], picks: [], successors: [], faults: [], step: 0 },
    tree: new Map(tree.filter((a) => !a.closed).map((a) => [a.path, a])),
    used: new Set(tree.map((a) => a.path)),
    sources: new Set(),
  }
  steps.forEach((step, i) => {
    work.step = i + 1
    if (step.do === 'create') create(work, step)
    else if (step.do === 'move') move(work, step.from, step.under)
    else redraw(work, step.from, step.into, doors)
  })
  const { opened, closed, pairs, picks, successors, faults } = work
  return { opened, closed, pairs, picks, successors, faults }
}

const fault = (work: Work, name: RedivisionFault['fault'], about: string): void =>
  void work.faults.push({ step: work.step, fault: name, about })

function create(work: Work, step: Extract<Step, { do: 'create' }>): void {
  const parent = parentOf(step.path)
  if (work.used.has(step.path)) return fault(work, 'usedPath', step.path)
  if (parent === null || (parent !== '' && !work.tree.has(parent))) return fault(work, 'unknownArea', parent ?? '')
  const { path, name, kind, code = '' } = step
  open(work, { path, parent, level: levelOf(path), kind, name, code, closed: false })
}

function open(work: Work, area: TreeArea): void {
  work.used.add(area.path)
  work.tree.set(area.path, area)
  work.opened.push(area)
}

/** An area that a step takes from: open now, and not taken by an earlier step. */
function source(work: Work, path: string): TreeArea | undefined {
  const area = work.tree.get(path)
  if (!area || path === '') return void fault(work, 'unknownArea', path)
  const touched = [...work.sources].some((s) => within(path, s) || within(s, path))
  if (touched || work.opened.includes(area)) return void fault(work, 'touchedTwice', path)
  work.sources.add(path)
  return area
}

function move(work: Work, from: string, under: string): void {
  const area = source(work, from)
  if (!area) return
  const parent = under === '' ? undefined : work.tree.get(under)
  if (!parent) return fault(work, 'unknownArea', under)
  if (within(under, from) || under.length + 3 !== from.length) return fault(work, 'wrongLevel', under)
  relocate(work, area, freeBelow(work, under, from), under)
}

const freeBelow = (work: Work, under: string, old: string): string => {
  const wish = under + old.slice(-3)
  return work.used.has(wish) ? freeCode(under, work.used) : wish
}

/** Closes an area and opens it, with everything below, at a new path. */
function relocate(work: Work, area: TreeArea, path: string, parent: string): void {
  open(work, { ...area, path, parent })
  succeed(work, area.path, path)
  close(work, area)
  for (const child of childrenOf(work, area.path)) relocate(work, child, path + child.path.slice(-3), path)
}

const childrenOf = (work: Work, path: string): TreeArea[] =>
  [...work.tree.values()].filter((a) => a.parent === path).sort((a, b) => (a.path < b.path ? -1 : 1))

function close(work: Work, area: TreeArea): void {
  work.closed.push(area.path)
  work.tree.delete(area.path)
}

function succeed(work: Work, from: string, to: string): void {
  work.pairs.push({ from, to })
  work.successors.push({ from, to, main: true })
}

function redraw(work: Work, from: readonly string[], into: readonly Part[], doors: readonly Door[]): void {
  const sources = from.map((path) => source(work, path))
  const [first] = sources
  if (!first || sources.includes(undefined)) return
  if (sources.some((a) => a?.path.length !== first.path.length)) return fault(work, 'wrongLevel', first.path)
  const rests = into.filter((part) => !part.households && !part.addresses)
  if (rests.length !== 1) return fault(work, 'needsOneRest', first.path)
  const targets = into.map((part) => target(work, part, first))
  const rest = targets[into.indexOf(rests[0] as Part)]
  if (rest === undefined || targets.includes(undefined)) return
  const known = targets as string[]
  const leaving = doors.filter((door) => from.some((path) => within(door.area, path)))
  const { chosen, faults } = pickHouseholds(leaving, into)
  for (const { fault: name, about } of faults) fault(work, name, about)
  for (const area of sources as TreeArea[]) drain(work, area, rest, known)
  pickOut(work, leaving, chosen, known)
}

/** The path of one part: an open area of the same level, or a new one beside the first source. */
function target(work: Work, part: Part, beside: TreeArea): string | undefined {
  if (part.path !== undefined) {
    const area = work.tree.get(part.path)
    if (!area) return void fault(work, 'unknownArea', part.path)
    if (area.level !== beside.level) return void fault(work, 'wrongLevel', part.path)
    return area.path
  }
  if (!part.name) return void fault(work, 'nameMissing', beside.path)
  const path =
    beside.level === 'grid' ? freeCode(beside.parent, work.used) : freePath(beside.path.slice(0, -3) + '999', work.used)
  open(work, { ...beside, path, name: part.name, code: '' })
  return path
}

/** Sends an area's rest to `rest`; closes it unless it is one of the targets itself. */
function drain(work: Work, area: TreeArea, rest: string, targets: readonly string[]): void {
  if (area.path === rest) return
  const stays = targets.includes(area.path)
  work.pairs.push({ from: area.path, to: rest })
  work.successors.push({ from: area.path, to: rest, main: !stays })
  if (stays) return
  close(work, area)
  for (const child of childrenOf(work, area.path)) relocate(work, child, freeBelow(work, rest, child.path), rest)
}

/** Households that do not follow the rest of their area. */
function pickOut(
  work: Work,
  leaving: readonly Door[],
  chosen: ReadonlyMap<string, number>,
  targets: readonly string[],
) {
  const follows = new Map(work.pairs.map((p) => [p.from, p.to]))
  for (const door of leaving) {
    const to = targets[chosen.get(door.id) ?? -1]
    if (to === undefined || to === (follows.get(door.area) ?? door.area)) continue
    work.picks.push({ household: door.id, from: door.area, to })
    if (to === door.area || work.successors.some((s) => s.from === door.area && s.to === to)) continue
    work.successors.push({ from: door.area, to, main: false })
  }
}
