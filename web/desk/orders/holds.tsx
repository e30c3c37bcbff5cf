import { releaseHold } from '@gridward/contract/orders'
import { orderWords } from '@gridward/contract/words/orders'
import { ruleWords } from '@gridward/contract/words/rules'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { Clock, edgeOf, useNow } from '../calls/clock.tsx'
import { useAreaName } from '../kit/names.ts'
import { can, useSession } from '../session.ts'
import { holdsQuery } from './queries.ts'

/** Who is held now, for how long, by whom. */
export function Holds({ onChanged }: { onChanged: () => void }) {
  const words = useWords(orderWords).screen
  const { holdBases } = useWords(ruleWords)
  const name = useAreaName(words.wholeDistrict)
  const releases = can(useSession(), 'orders.hold')
  const now = useNow()
  const query = useQuery(holdsQuery)
  const release = useMutation({
    mutationFn: (id: string) => call(releaseHold, { params: { id } }),
    onSettled: onChanged,
  })
  if (query.isPending) return <Loading lines={4} />
  if (query.isError) return <Failed problem={query.error} again={() => void query.refetch()} />
  if (query.data.length === 0) return <Empty title={words.noHolds} why={words.noHoldsWhy} />
  return (
    <>
      <ProblemSummary problem={release.error} />
      <ul className="spine-list">
        {query.data.map((hold) => (
          <li key={hold.id} className={edgeOf(hold.endsAt, now)}>
            <div className="spine-main">
              <div className="spine-title">
                <span>{hold.name}</span>
                <span>{holdBases[hold.basis]}</span>
              </div>
              <div className="spine-facts">
                <Clock dueAt={hold.endsAt} now={now} />
                <span>{hold.reason}</span>
                <span>{[name(hold.area), hold.place].filter(Boolean).join(' · ')}</span>
                <span>{`${words.official} ${hold.official}（${hold.unit}）`}</span>
              </div>
            </div>
            {releases && (
              <div className="spine-acts">
                <button type="button" className="main-button" onClick={() => release.mutate(hold.id)}>
                  {words.release}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
