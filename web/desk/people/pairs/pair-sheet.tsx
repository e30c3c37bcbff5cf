import type { PairLine, PairView } from '@gridward/contract/people/pairs'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { Failed, Loading } from '../../../ui/parts/states.tsx'
import { useAreaName } from '../../doors/area-path.tsx'
import { peopleWords } from '../words.ts'
import { disputed } from './choosing.ts'
import { PairEvidence } from './pair-evidence.tsx'
import { PairFacts } from './pair-facts.tsx'
import { pairQuery, type Verdict } from './queries.ts'
import { useKeys } from './use-keys.ts'
import type { Queue } from './use-queue.ts'
import { pairWords } from './words.ts'

/** One pair: why, side by side, and what it is. */
export function PairSheet({ pair, queue }: { pair: PairLine; queue: Queue }) {
  const query = useQuery(pairQuery(pair))
  const [keep, setKeep] = useState<readonly string[]>([])
  const toggle = (field: string): void =>
    setKeep((before) => (before.includes(field) ? before.filter((one) => one !== field) : [...before, field]))
  const view = query.data
  const facts = view ? disputed(view.facts) : []
  const open = pair.state === 'open' || pair.state === 'later'
  const judge = (verdict: Verdict): void => {
    if (view && open && !(verdict === 'later' && pair.state === 'later')) void queue.judge(view, verdict, keep)
  }
  useKeys({
    step: queue.step,
    judge,
    undo: () => void queue.undo(),
    digit: (n) => {
      const fact = facts[n - 1]
      if (fact && open) toggle(fact.field)
    },
  })
  return (
    <section className="day-panel pairs-sheet">
      <Decisions pair={pair} ready={view !== undefined && !queue.working} queue={queue} judge={judge} />
      <PairEvidence pair={pair} />
      {query.isPending && <Loading />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {view && (
        <>
          <Heads pair={view} />
          <PairFacts view={view} keep={keep} toggle={open ? toggle : undefined} />
        </>
      )}
    </section>
  )
}

type DecisionsProps = { pair: PairLine; ready: boolean; queue: Queue; judge: (verdict: Verdict) => void }

function Decisions({ pair, ready, queue, judge }: DecisionsProps) {
  const words = useWords(pairWords)
  const formats = useFormats()
  const buttons: readonly (readonly [Verdict, string, string])[] = [
    ['same', 'S', words.same],
    ['different', 'D', words.different],
    ['later', 'L', words.later],
  ]
  const open = pair.state === 'open' || pair.state === 'later'
  return (
    <div className="claims-judge pairs-acts">
      {open &&
        buttons
          .filter(([verdict]) => verdict !== pair.state)
          .map(([verdict, key, text]) => (
            <button
              key={verdict}
              type="button"
              className={verdict === 'same' ? 'main-button' : 'plain-button'}
              aria-keyshortcuts={key}
              disabled={!ready}
              onClick={(event) => event.detail < 2 && judge(verdict)}
            >
              {text} <kbd>{key}</kbd>
            </button>
          ))}
      {queue.canUndo && (
        <button
          type="button"
          className="plain-button"
          aria-keyshortcuts="U"
          disabled={queue.working}
          onClick={() => void queue.undo()}
        >
          {pair.state === 'open' ? words.undoLast : words.undo} <kbd>U</kbd>
        </button>
      )}
      {pair.decidedAt && pair.state !== 'open' && (
        <span className="day-soft">{words.decided(formats.dateTime(pair.decidedAt), pair.decidedBy ?? '')}</span>
      )}
    </div>
  )
}

/** Who the two are, and where; whoever needs more opens the person, with a reason. */
function Heads({ pair }: { pair: PairView }) {
  const words = useWords(pairWords)
  const people = useWords(peopleWords)
  const formats = useFormats()
  const nameOf = useAreaName()
  return (
    <div className="pairs-heads">
      {(
        [
          [words.newer, pair.person],
          [words.older, pair.other],
        ] as const
      ).map(([when, one]) => (
        <div key={one.id}>
          <h2 className="people-name">
            {one.name} <span className="day-mark">{when}</span>
          </h2>
          <p className="number people-line">
            {[
              one.sex && people.sexes[one.sex],
              one.age !== null && people.person.age(formats.number(one.age)),
              one.idNumber,
              one.phone,
              nameOf(one.area),
              one.address,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {(pair.state !== 'same' || one === pair.other) && (
            <Link to="/people/$id" params={{ id: one.id }}>
              {words.openOne}
            </Link>
          )}
        </div>
      ))}
    </div>
  )
}
