import { keyLines, type KeyedLine } from '@gridward/contract/declarations/paper'
import { useEffect, useReducer, useRef } from 'react'
import { call, ProblemError } from '../../ui/api.ts'
import { useSession } from '../session.ts'
import { afterAct, nextBatch, type Act, type Entry, type Sheet } from './keyed.ts'
import { keepSitting, readSitting } from './sitting.ts'

/** How long the last line may be taken back, ms; the next line sends it too. */
const hold = 10_000
/** Before a failed sending is tried again, ms. */
const retry = 4000
const place = 'keying'

const open = (entry: Entry): boolean => !['stored', 'same'].includes(entry.state)

/** The lines of this sitting: held a moment, sent in the background, kept until they are stored. */
export function useKeying(): { entries: readonly Entry[]; act: (act: Act) => void } {
  const { id: account } = useSession().account
  const [entries, act] = useReducer(afterAct, undefined, () =>
    afterAct(readSitting<Entry>(place, account), { do: 'release' }).map((entry): Entry =>
      entry.state === 'sent' ? { ...entry, state: 'queued' } : entry,
    ),
  )
  const held = entries.find((entry) => entry.state === 'held')?.line.id
  useEffect(() => {
    if (!held) return undefined
    const timer = setTimeout(() => act({ do: 'release' }), hold)
    return () => clearTimeout(timer)
  }, [held])
  useEffect(() => keepSitting(place, account, entries.filter(open)), [account, entries])
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => void (here.current = false)
  }, [])
  useEffect(() => {
    const batch = nextBatch(entries)
    if (batch) void send(batch, act, here)
  }, [entries])
  return { entries, act }
}

type Batch = { sheet: Sheet; lines: KeyedLine[] }

async function send({ sheet, lines }: Batch, act: (act: Act) => void, here: { current: boolean }): Promise<void> {
  const ids = lines.map((line) => line.id)
  act({ do: 'sent', ids })
  try {
    const { results } = await call(keyLines, { body: { ...sheet, lines } })
    act({ do: 'answered', results })
  } catch (problem) {
    const refused =
      problem instanceof ProblemError && !['unreachable', 'busy', 'starting', 'notSignedIn'].includes(problem.code)
    if (refused) act({ do: 'answered', results: ids.map((id) => refusal(id, problem.message)) })
    else setTimeout(() => here.current && act({ do: 'failed', ids }), retry)
  }
}

const refusal = (id: string, says: string) => ({
  id,
  outcome: 'otherContent' as const,
  household: null,
  address: '',
  says,
})
