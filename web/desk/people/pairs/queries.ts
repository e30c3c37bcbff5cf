import { comparePair, listPairs, putPair, type PairLine, type PairView } from '@gridward/contract/people/pairs'
import { judgeSame } from '@gridward/contract/people/routes'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { call, ProblemError } from '../../../ui/api.ts'

export type PairState = PairLine['state']
export type Verdict = 'same' | 'different' | 'later'
export const idOf = (pair: Pick<PairLine, 'person' | 'other'>): string => `${pair.person.id} ${pair.other.id}`
const paramsOf = (pair: PairLine) => ({ id: pair.person.id, other: pair.other.id })

/** Each page is a look that the journal keeps: it is read when somebody asks for it. */
export const pairsQuery = (area: string, state: PairState) =>
  infiniteQueryOptions({
    queryKey: ['pairs', area, state],
    queryFn: ({ pageParam, signal }) =>
      call(listPairs, { query: { area, state, limit: 30, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

export const pairQuery = (pair: PairLine) =>
  queryOptions({
    queryKey: ['pair', idOf(pair)],
    queryFn: ({ signal }) => call(comparePair, { params: paramsOf(pair), signal }),
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** Says what two records are. `keep`: facts that shall be as in the newer one. Errors: changedMeanwhile. */
export async function decide(pair: PairView, verdict: Verdict, keep: readonly string[], reason: string): Promise<void> {
  if (verdict === 'later') return void (await call(putPair, { params: paramsOf(pair), body: { state: 'later' } }))
  const said = { id: uuidv7(), version: pair.versions.person, reason, other: pair.other.id, verdict }
  const body = verdict === 'same' ? { ...said, fields: [...keep] } : said
  await call(judgeSame, { params: { id: pair.person.id }, body })
}

/** Takes back what was said of two records, whenever that was. */
export async function takeBack(pair: PairLine, verdict: Verdict, reason: string): Promise<void> {
  if (verdict !== 'same') return void (await call(putPair, { params: paramsOf(pair), body: { state: 'open' } }))
  const { versions } = await call(comparePair, { params: paramsOf(pair) })
  const apart = (id: string, version: number, other: string) =>
    call(judgeSame, { params: { id }, body: { id: uuidv7(), version, reason, other, verdict: 'apart' } })
  try {
    await apart(pair.other.id, versions.other, pair.person.id)
  } catch (problem) {
    // it was joined the other way round, on the page of a person
    if (!(problem instanceof ProblemError && problem.code === 'notFound')) throw problem
    await apart(pair.person.id, versions.person, pair.other.id)
  }
}
