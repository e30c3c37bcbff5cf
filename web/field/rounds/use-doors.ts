import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Item } from '../../offline/item.ts'
import type { Shelved } from '../../offline/shelf.ts'
import { useField } from '../context.ts'
import { overlay, type Door } from './doors.ts'
import { actOf, readLog, type LogEntry } from './log.ts'
import { fetchPackage, isClosed, keptPackage, type Package } from './package.ts'
import { visitKind, type VisitBody } from './visit.ts'

export const isVisit = (item: Item): item is Item<VisitBody> => item.kind === visitKind.kind

/** This person's visits that are still on the phone. */
export function useUnsent(): Item<VisitBody>[] {
  const { items, session } = useField()
  return useMemo(
    () => items.filter((item) => item.account === session.account.id).filter(isVisit),
    [items, session.account.id],
  )
}

/** What was sent lately; read again whenever the queue moves. Undefined until it was read. */
export function useLog(): { log: readonly LogEntry[] | undefined; readAgain: () => void } {
  const { shelf, items } = useField()
  const [log, setLog] = useState<readonly LogEntry[]>()
  const readAgain = useCallback(() => {
    readLog(shelf, new Date()).then(setLog, () => setLog([]))
  }, [shelf])
  useEffect(readAgain, [readAgain, items])
  return { log, readAgain }
}

export type Doors = {
  /** Undefined until the phone or the server has answered. */
  doors: readonly Door[] | undefined
  package: Package | undefined
  savedAt: string | null
  /** Records that came back and wait for this person. */
  needsMe: number
  /** Why the list is not all there is, or not to be relied on without a network. */
  short: 'tooMany' | 'notKept' | null
  problem: unknown
  refreshing: boolean
  refresh: () => void
}

/** A list younger than this is not asked for again by itself, ms. */
const freshFor = 60_000

/** The doors of a grid: from the phone at once, from the server when it answers, with this person's own acts on top. */
export function useDoors(grid: string): Doors {
  const { shelf, online, sending } = useField()
  const [held, setHeld] = useState<Shelved<Package> & { kept?: boolean }>()
  const [problem, setProblem] = useState<unknown>()
  const [refreshing, setRefreshing] = useState(false)
  const current = useRef(grid)
  current.current = grid
  const fetchNow = useCallback(() => {
    setRefreshing(true)
    fetchPackage(shelf, grid)
      .then((fresh) => {
        if (current.current !== grid) return
        setHeld(fresh)
        setProblem(undefined)
      })
      .catch((caught: unknown) => {
        if (isClosed(caught)) setHeld(undefined)
        setProblem(caught)
      })
      .finally(() => setRefreshing(false))
  }, [shelf, grid])
  useEffect(() => {
    let gone = false
    setHeld(undefined)
    const start = async (): Promise<void> => {
      const kept = await keptPackage(shelf, grid).catch(() => undefined)
      if (gone) return
      if (kept) setHeld(kept)
      if (!kept || Date.now() - Date.parse(kept.savedAt) > freshFor) fetchNow()
    }
    void start()
    return () => void (gone = true)
  }, [shelf, grid, online, fetchNow])
  const { log } = useLog()
  useAfterSending(log, sending, fetchNow)
  const unsent = useUnsent()
  const doors = useMemo(() => held && log && doorsOf(held.value, log, unsent, grid), [held, log, unsent, grid])
  const savedAt = held?.savedAt ?? null
  const needsMe =
    unsent.filter((item) => item.state !== 'waiting').length + (log ?? []).filter((entry) => entry.body !== null).length
  return { doors, package: held?.value, savedAt, needsMe, short: shortOf(held), problem, refreshing, refresh: fetchNow }
}

const shortOf = (held: (Shelved<Package> & { kept?: boolean }) | undefined): Doors['short'] =>
  held?.kept === false ? 'notKept' : held?.value.cut ? 'tooMany' : null

function doorsOf(list: Package, log: readonly LogEntry[], unsent: readonly Item<VisitBody>[], grid: string): Door[] {
  const ids = new Set(log.map((entry) => entry.id))
  const waiting = unsent.filter((item) => item.body.grid === grid && !ids.has(item.id)).map(actOf)
  const sent = log.filter((entry) => entry.grid === grid).map((entry) => entry.act)
  return overlay(list.households, list.now, [...sent, ...waiting], new Date())
}

/** Reads the list again once something new has reached the server. */
function useAfterSending(log: readonly LogEntry[] | undefined, sending: string, fetchNow: () => void): void {
  const seen = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (!log || sending !== 'done') return
    if (seen.current !== undefined && log.length > seen.current) fetchNow()
    seen.current = log.length
  }, [log, sending, fetchNow])
}
