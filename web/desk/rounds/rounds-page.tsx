import { closeRound, listRounds, type RoundView } from '@gridward/contract/declarations/rounds'
import { daysBetween } from '@gridward/contract/days'
import { withinAny } from '@gridward/contract/paths'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App } from 'antd'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { uiWords } from '../../ui/words.ts'
import { useAreaName } from '../doors/area-path.tsx'
import { useToday } from '../doors/day-choice.tsx'
import { ownAreas } from '../doors/own-areas.ts'
import { can, useSession } from '../session.ts'
import { Baseline } from './baseline.tsx'
import { OpenRound } from './open-round.tsx'
import { Tabs } from './tabs.tsx'
import { roundWords } from './words.ts'

const roundsKey = ['rounds']

/** Rounds that go on, one opened or ended, and what was believed before them. */
export function RoundsPage() {
  const words = useWords(roundWords).rounds
  const session = useSession()
  const rounds = useQuery({ queryKey: roundsKey, queryFn: ({ signal }) => call(listRounds, { signal }) })
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState(false)
  return (
    <div className="day">
      <Tabs />
      <div className="day-head">
        <h1>{words.title}</h1>
        {can(session, 'declarations.baseline') && (
          <button type="button" className="main-button" onClick={() => setOpen(true)}>
            {words.open}
          </button>
        )}
      </div>
      {done && (
        <p role="status" className="day-note">
          {words.opened}
        </p>
      )}
      {rounds.isPending && <Loading lines={4} />}
      {rounds.isError && <Failed problem={rounds.error} again={() => void rounds.refetch()} />}
      {rounds.data?.length === 0 && <Empty title={words.none} why={words.noneWhy} />}
      {rounds.data
        ?.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
        .map((round) => (
          <Round key={round.id} round={round} />
        ))}
      <Baseline />
      {open && (
        <OpenRound
          onClose={() => setOpen(false)}
          onOpened={() => {
            setOpen(false)
            setDone(true)
            void queries.invalidateQueries({ queryKey: roundsKey })
          }}
        />
      )}
    </div>
  )
}

function Round({ round }: { round: RoundView }) {
  const words = useWords(roundWords).rounds
  const formats = useFormats()
  const nameOf = useAreaName()
  const session = useSession()
  const ends = can(session, 'declarations.baseline') && withinAny(round.area, ownAreas(session))
  const facts = [
    [words.area, nameOf(round.area)],
    [words.from, formats.day(round.startsOn)],
    [words.until, formats.day(round.dueOn)],
    [words.fresh, `${formats.number(round.freshDays)} ${words.days}`],
    [words.second, formats.percent(round.secondShare, 1)],
  ] as const
  return (
    <section className="day-panel">
      <div className="day-head">
        <h2>{round.name}</h2>
        <Left due={round.dueOn} />
      </div>
      <dl className="day-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="day-buttons">
        <Link className="plain-button day-button" to="/coverage" search={round.area ? { area: round.area } : {}}>
          {words.coverage}
        </Link>
        {ends && <End round={round} />}
      </div>
    </section>
  )
}

function Left({ due }: { due: string }) {
  const words = useWords(roundWords).rounds
  const formats = useFormats()
  const days = daysBetween(useToday(), due)
  if (days === 0) return <span className="day-mark day-mark-warn">{words.lastDay}</span>
  return (
    <span className={days < 0 ? 'day-mark day-mark-bad' : 'day-mark'}>
      {(days < 0 ? words.overdue : words.left)(formats.number(Math.abs(days)))}
    </span>
  )
}

function End({ round }: { round: RoundView }) {
  const words = useWords(roundWords).rounds
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const end = useMutation({
    mutationFn: () => call(closeRound, { params: { id: round.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: roundsKey }),
  })
  const ask = (): void =>
    void modal.confirm({
      title: words.closeTitle(round.name),
      content: words.closeWhat,
      okText: words.close,
      cancelText: ui.cancel,
      onOk: () => end.mutate(),
    })
  return (
    <>
      <button type="button" className="plain-button" disabled={end.isPending} onClick={ask}>
        {words.close}
      </button>
      <ProblemSummary problem={end.error} />
    </>
  )
}
