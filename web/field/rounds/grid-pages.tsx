import { useState } from 'react'
import { ProblemError } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { useField } from '../context.ts'
import { Lazily } from '../lazily.tsx'
import { noNote, type Note } from './door-note.tsx'
import { DoorPage } from './door-page.tsx'
import type { Door } from './doors.ts'
import { ListPage, type ListView } from './list-page.tsx'
import { useDoors } from './use-doors.ts'
import { roundWords } from './words.ts'

const newDoor = () => import('./new-door.tsx')
const quickPage = () => import('./quick-page.tsx')
const returneePage = () => import('./returnee-page.tsx')
const formPage = () => import('./form/form-page.tsx')

/** One grid: its list, a door, a form. The list stays in memory while the person walks through the pages. */
export function GridPages({ grid, name, inner }: { grid: string; name: string; inner: string[] }) {
  const words = useWords(roundWords)
  const held = useDoors(grid)
  const view = useState<ListView>({ filter: 'todo', typed: '', shown: 60 })
  const [scrolled, setScrolled] = useState(0)
  const [made, setMade] = useState<Door[]>([])
  const [notes, setNotes] = useState<Record<string, Note>>({})
  const { go } = useField()
  const [door = '', page = '', step = ''] = inner
  if (!held.doors) {
    if (!held.problem) return <Loading />
    const away = held.problem instanceof ProblemError && held.problem.code === 'unreachable'
    if (away)
      return (
        <>
          <p className="notice notice-warn">{words.list.never}</p>
          <button type="button" className="main-button" disabled={held.refreshing} onClick={held.refresh}>
            {held.refreshing ? words.list.refreshing : words.list.refresh}
          </button>
        </>
      )
    return <Failed problem={held.problem} again={held.refresh} />
  }
  if (door === '')
    return <ListPage grid={grid} name={name} held={held} view={view} scrolled={scrolled} onScrolled={setScrolled} />
  const doors = [...held.doors, ...made.filter((one) => !held.doors!.some((known) => known.id === one.id))]
  const onMade = (one: Door): void => {
    setMade([...made, one])
    go(`/rounds/${grid}/${one.id}`)
  }
  if (door === 'new') return <Lazily load={newDoor} grid={grid} doors={doors} onMade={onMade} />
  const found = doors.find((one) => one.id === door || one.mine?.household === door)
  const note = notes[door] ?? noNote
  const onNote = (said: Note): void => setNotes({ ...notes, [door]: said })
  const forms = held.package?.questionnaires ?? []
  const at = Number(step) || 1
  const slot = page === 'form' ? '' : page
  if (page === 'form' || (page === 'returnee' && step)) {
    const of = { grid, door: found, id: door, slot, step: at, forms, note }
    return <Lazily key={door + slot} load={formPage} {...of} />
  }
  if (!found) return <p className="notice">{words.door.notInList}</p>
  if (page === 'returnee') return <Lazily key={door} load={returneePage} grid={grid} door={found} forms={forms} />
  if (page === 'home') {
    return <Lazily key={door} load={quickPage} grid={grid} door={found} forms={forms} note={note} />
  }
  return <DoorPage key={door} grid={grid} door={found} note={note} onNote={onNote} />
}
