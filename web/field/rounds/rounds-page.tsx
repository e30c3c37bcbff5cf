import { Failed, Loading } from '../../ui/parts/states.tsx'
import { Lazily } from '../lazily.tsx'
import { GridChoice } from './grid-choice.tsx'
import { GridPages } from './grid-pages.tsx'
import { useGrids, type Grid } from './grids.ts'
import './rounds.css'

const sentPage = () => import('./sent-page.tsx')
const helpPage = () => import('./help-page.tsx')

/** Below /field/rounds: the grids of this person, a grid and what lies in it, the day's records, help. */
export default function RoundsPage({ rest }: { rest: string }) {
  const [first = '', ...inner] = rest.split('/')
  const { grids, problem } = useGrids()
  if (first === 'sent') return <Lazily load={sentPage} />
  if (first === 'help') return <Lazily load={helpPage} />
  const only = grids?.length === 1 ? grids[0]!.path : ''
  const grid = first || only
  if (grid) return <GridPages key={grid} grid={grid} name={nameOf(grids, grid)} inner={inner} />
  if (problem) return <Failed problem={problem} />
  return grids ? <GridChoice grids={grids} /> : <Loading />
}

function nameOf(grids: readonly Grid[] | undefined, path: string): string {
  return grids?.find((grid) => grid.path === path)?.name ?? ''
}
