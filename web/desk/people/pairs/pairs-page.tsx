import { pairStates } from '@gridward/contract/people/pairs'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { AreaChoice } from '../../../ui/areas/area-choice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../../ui/parts/states.tsx'
import { useArea } from '../../doors/own-areas.ts'
import { PairList } from './pair-list.tsx'
import { PairSheet } from './pair-sheet.tsx'
import { idOf, type PairState } from './queries.ts'
import { useQueue, type Queue } from './use-queue.ts'
import { pairWords } from './words.ts'
import '../../doors/page.css'
import '../../claims/claims.css'
import '../people.css'
import './pairs.css'

/** Two records side by side, the queue beside them, the keyboard for everything. */
export function PairsPage() {
  const words = useWords(pairWords)
  const navigate = useNavigate()
  const { area } = useArea()
  const { state = 'open' } = useSearch({ strict: false }) as { state?: PairState }
  const queue = useQueue(area, state)
  return (
    <div className="day">
      <div className="day-head">
        <h1>{words.title}</h1>
        <AreaChoice
          label={words.area}
          value={area}
          onChange={(to) => void navigate({ to: '/people/pairs', search: { area: to, state } })}
        />
      </div>
      <nav className="day-tabs" aria-label={words.statesLabel}>
        {pairStates.map((one) => (
          <Link
            key={one}
            to="/people/pairs"
            search={{ area, state: one }}
            aria-current={one === state ? 'page' : undefined}
          >
            {words.states[one]}
          </Link>
        ))}
      </nav>
      <p className="day-soft claims-lead">
        {words.lead} {words.keys}
      </p>
      <p role="status" className={queue.told ? 'day-note' : 'unseen'}>
        {queue.working ? words.working : queue.told}
      </p>
      {queue.problem !== undefined && <Failed problem={queue.problem} />}
      <Shown queue={queue} state={state} />
    </div>
  )
}

function Shown({ queue, state }: { queue: Queue; state: PairState }) {
  const words = useWords(pairWords)
  const { list, pairs, here } = queue
  if (list.isPending) return <Loading />
  if (list.isError) return <Failed problem={list.error} again={() => void list.refetch()} />
  if (here)
    return (
      <div className="claims claims-open">
        <PairList
          pairs={pairs}
          chosen={idOf(here)}
          onChoose={queue.choose}
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        />
        <PairSheet key={idOf(here)} pair={here} queue={queue} />
      </div>
    )
  return (
    <Empty title={words.none} why={words.noneWhy[state]}>
      {queue.canUndo && (
        <button type="button" className="plain-button" onClick={() => void queue.undo()}>
          {words.undoLast}
        </button>
      )}
    </Empty>
  )
}
