import { useEffect, useMemo, useState } from 'react'
import { statusOf } from '../../offline/status.ts'
import { useWords } from '../../ui/language.tsx'
import { sentenceOf } from '../../ui/parts/problem.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useField } from '../context.ts'
import { fieldWords } from '../words.ts'
import type { Door } from './doors.ts'
import { findDoors } from './find.ts'
import { draftDoors } from './form/draft-store.ts'
import { ListBar } from './list-bar.tsx'
import { ListBody } from './list-body.tsx'
import { countDoors, filterDoors, inWalkingOrder, worstFirst, type Filter } from './order.ts'
import { UndoBar } from './undo-bar.tsx'
import type { Doors } from './use-doors.ts'
import { roundWords } from './words.ts'

export type ListView = { filter: Filter; typed: string; shown: number }

type Props = {
  grid: string
  name: string
  held: Doors
  view: [ListView, (change: ListView) => void]
  /** Where the list stood when a door was opened. */
  scrolled: number
  onScrolled: (to: number) => void
}

/** The most doors that stand above the rest: more than a handful would be a second list. */
const firstFew = 3

/** The doors of a grid, in the order in which they are walked, the most urgent few on top. */
export function ListPage({ grid, name, held, view: [view, setView], scrolled, onScrolled }: Props) {
  const words = useWords(roundWords)
  const { go, shelf } = useField()
  const [drafts, setDrafts] = useState<ReadonlySet<string>>(new Set())
  const now = new Date()
  const doors = useMemo(() => inWalkingOrder(held.doors ?? []), [held.doors])
  const fitting = findDoors(filterDoors(doors, view.typed ? 'all' : view.filter, now), view.typed)
  const worst = view.typed || view.filter === 'done' ? [] : worstFirst(fitting, firstFew)
  const open = (door: Door): void => {
    onScrolled(window.scrollY)
    go(`/rounds/${grid}/${door.id}`)
  }
  useEffect(() => void draftDoors(shelf).then(setDrafts, () => undefined), [shelf])
  // once, when the list comes back
  useEffect(() => window.scrollTo(0, scrolled), [])
  return (
    <>
      <h1 className="rounds-title">{name || words.list.sent}</h1>
      <Alarm problem={held.problem} />
      {held.short && <p className="notice notice-warn">{words.list[held.short]}</p>}
      {held.needsMe > 0 && (
        <button type="button" className="plain-button rounds-needs" onClick={() => go('/rounds/sent')}>
          {words.list.needsMe(String(held.needsMe))}
        </button>
      )}
      <ListBar held={held} counts={countDoors(doors, now)} view={view} onView={setView} />
      <ListBody
        worst={worst}
        doors={fitting}
        total={doors.length}
        view={view}
        onView={setView}
        drafts={drafts}
        onOpen={open}
      />
      <nav className="rounds-links">
        <button type="button" className="plain-button" onClick={() => go(`/rounds/${grid}/new`)}>
          {words.list.add}
        </button>
        <button type="button" className="plain-button" onClick={() => go('/rounds/sent')}>
          {words.list.sent}
        </button>
        <button type="button" className="plain-button" onClick={() => go('/rounds/help')}>
          {words.list.help}
        </button>
      </nav>
      <UndoBar grid={grid} />
    </>
  )
}

/** Too long without sending, or a list that could not be read again: work goes on, but the person is told. */
function Alarm({ problem }: { problem: unknown }) {
  const queue = useWords(fieldWords).queue
  const { language } = useLanguage()
  const { items, session, online } = useField()
  const { alarm } = statusOf(items, session.account.id, new Date())
  return (
    <>
      {alarm === 'now' && <p className="notice notice-bad">{queue.alarmNow}</p>}
      {alarm === 'soon' && <p className="notice notice-warn">{queue.alarmSoon}</p>}
      {problem !== undefined && online && <p className="notice notice-warn">{sentenceOf(problem, language)}</p>}
    </>
  )
}
