import type { KeyedLine, KeyedOutcome } from '@gridward/contract/declarations/paper'

/**
 * held: may still be taken back · queued: waits for the network · sent: on its way · stored, same: done ·
 * trouble: not stored, somebody has to look
 */
export type LineState = 'held' | 'queued' | 'sent' | 'stored' | 'same' | 'trouble'
export type Sheet = { day: string; collector: string }
export type Entry = Sheet & {
  line: KeyedLine
  /** What stands before the line: its code, or the address of a new door. */
  name: string
  state: LineState
  says: string
  outcome?: KeyedOutcome['outcome']
}

export type Act =
  | { do: 'key'; entry: Omit<Entry, 'state' | 'says'> }
  | { do: 'release' | 'undo' }
  | { do: 'sent' | 'failed'; ids: readonly string[] }
  | { do: 'answered'; results: readonly KeyedOutcome[] }
  | { do: 'again' | 'drop'; id: string }

/** The last line is held until the next one comes: it is the one that somebody takes back. */
export function afterAct(entries: readonly Entry[], act: Act): readonly Entry[] {
  switch (act.do) {
    case 'key':
      return [...released(entries), { ...act.entry, state: 'held', says: '' }]
    case 'release':
      return released(entries)
    case 'undo':
      return entries.filter((entry) => entry.state !== 'held')
    case 'sent':
    case 'failed':
      return change(entries, act.ids, { state: act.do === 'sent' ? 'sent' : 'queued' })
    case 'answered':
      return entries.map((entry) => answered(entry, act.results))
    case 'again':
      return entries.map((entry) =>
        entry.line.id === act.id ? { ...entry, state: 'queued', line: { ...entry.line, again: true } } : entry,
      )
    case 'drop':
      return entries.filter((entry) => entry.line.id !== act.id)
  }
}

const released = (entries: readonly Entry[]): readonly Entry[] =>
  entries.map((entry) => (entry.state === 'held' ? { ...entry, state: 'queued' } : entry))

const change = (entries: readonly Entry[], ids: readonly string[], to: Partial<Entry>): readonly Entry[] =>
  entries.map((entry) => (ids.includes(entry.line.id) ? { ...entry, ...to } : entry))

function answered(entry: Entry, results: readonly KeyedOutcome[]): Entry {
  const result = results.find((one) => one.id === entry.line.id)
  if (!result) return entry
  const { outcome, says, address } = result
  const state = outcome === 'stored' || outcome === 'same' ? outcome : 'trouble'
  return { ...entry, state, says, outcome, name: address || entry.name }
}

/** The lines that go in one request: those of one sheet, while nothing else is on its way. */
export function nextBatch(entries: readonly Entry[]): { sheet: Sheet; lines: KeyedLine[] } | null {
  if (entries.some((entry) => entry.state === 'sent')) return null
  const queued = entries.filter((entry) => entry.state === 'queued')
  const [first] = queued
  if (!first) return null
  const { day, collector } = first
  const lines = queued.filter((entry) => entry.day === day && entry.collector === collector).map((entry) => entry.line)
  return { sheet: { day, collector }, lines: lines.slice(0, 200) }
}

/** Temperatures as they are typed: parted by spaces or commas. Null when one of them is none. */
export function readTemperatures(text: string): number[] | null {
  const parts = text.split(/[\s,，、/]+/).filter(Boolean)
  const numbers = parts.map(Number)
  return numbers.every((n) => n >= 34 && n <= 43) ? numbers : null
}

/** A line code as the sheet prints it has seven signs; what a pen and a keyboard add does not count. */
export const codeLength = 7
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–－.]/g, '')
