import { listCalls } from '@gridward/contract/calls/loop'
import { findHouseholds } from '@gridward/contract/declarations/rounds'
import { listPeople } from '@gridward/contract/people/routes'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../ui/api.ts'
import { useTree } from '../../ui/areas/area-choice.tsx'
import { can, useSession } from '../session.ts'

/** Lines of a group: a choice, not a list to work through. */
const few = 6
/** Open calls that are looked through, worst first. */
const calls = 200
/** Until the typing rests, ms: a search for people is a line in the journal, so not one for each letter. */
const rest = 500

/** What was typed, once the hand rests. */
function useRested(typed: string): string {
  const [rested, setRested] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), rest)
    return () => clearTimeout(timer)
  }, [typed])
  return rested
}

/** A person or a door needs two letters; one would be half of the register. */
export const least = 2

/** What is found in each group; undefined while it is looked for, and for what one may not read. */
export function useFind(typed: string) {
  const session = useSession()
  const tree = useTree()
  const q = useRested(typed.trim())
  const ready = q.length >= least
  const options = { staleTime: 60_000, refetchOnWindowFocus: false, retry: false }
  const people = useQuery({
    queryKey: ['find', 'people', q],
    queryFn: ({ signal }) => call(listPeople, { query: { q, limit: few }, signal }),
    enabled: ready && can(session, 'people.read'),
    ...options,
  })
  const doors = useQuery({
    queryKey: ['find', 'doors', q],
    queryFn: ({ signal }) => call(findHouseholds, { query: { q, limit: few }, signal }),
    enabled: ready && can(session, 'declarations.read'),
    ...options,
  })
  const open = useQuery({
    queryKey: ['find', 'calls'],
    queryFn: ({ signal }) => call(listCalls, { query: { limit: calls }, signal }),
    enabled: ready && can(session, 'calls.read'),
    ...options,
  })
  const areas = q === '' ? [] : (tree?.areas ?? []).filter(({ name, path }) => name.includes(q) || path === q)
  return {
    q,
    ready,
    finding: typed.trim() !== q || people.isFetching || doors.isFetching || open.isFetching,
    problem: people.error ?? doors.error ?? open.error,
    areas: areas.filter(({ path }) => path !== '').slice(0, few),
    people: people.data?.items ?? [],
    morePeople: people.data?.next != null,
    doors: doors.data ?? [],
    calls: (open.data?.items ?? []).filter((one) => ready && one.summary.includes(q)).slice(0, few),
  }
}
export type Found = ReturnType<typeof useFind>
