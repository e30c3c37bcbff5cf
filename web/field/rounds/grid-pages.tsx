import { useRef, useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { Lazily } from '../lazily.tsx'
import { DoorPage } from './door-page.tsx'
import { ListPage, type ListView } from './list-page.tsx'
import { ProblemError } from '../../ui/api.ts'
import { useDoors } from './use-doors.ts'
import { roundWords } from './words.ts'

const newDoor = () => import('./new-door.tsx')
const quickPage = () => import('./quick-page.tsx')
const formPage = () => import('./form/form-page.tsx')

/** One grid: its list, a door, a form. The list stays in memory while the person walks through the pages. */
export function GridPages({ grid, name, inner }: { grid: string; name: string; inner: string[] }) {
  const words = useWords(roundWords)
  const held = useDoors(grid)
  const view = useState<ListView>({ filter: 'todo', typed: '', shown: 60 })
  const scroll = useRef(0)
  const [door = '', page = '', step = ''] = inner
  if (!held.doors) {
    if (!held.problem) return <Loading />
    const away = held.problem instanceof ProblemError && held.problem.code === 'unreachable'
    if (away) return <p className="notice notice-warn">{words.list.never}</p>
    return <Failed problem={held.problem} again={held.refresh} />
  }
  if (door === '') return <ListPage grid={grid} name={name} held={held} view={view} scroll={scroll} />
  if (door === 'new') return <Lazily load={newDoor} grid={grid} doors={held.doors} />
  const found = held.doors.find((one) => one.id === door || one.mine?.household === door)
  if (page === 'form') {
    return <Lazily key={door} load={formPage} grid={grid} door={found} id={door} step={Number(step) || 1} forms={held.package} />
  }
  if (!found) return <p className="notice">{words.door.notInList}</p>
  if (page === 'home') return <Lazily key={door} load={quickPage} grid={grid} door={found} forms={held.package} />
  return <DoorPage key={door} grid={grid} door={found} />
}
