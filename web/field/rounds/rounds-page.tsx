import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useField } from '../context.ts'
import { Lazily } from '../lazily.tsx'
import { GridPages } from './grid-pages.tsx'
import { useGrids, type Grid } from './grids.ts'
import { roundWords } from './words.ts'
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

function GridChoice({ grids }: { grids: readonly Grid[] }) {
  const words = useWords(roundWords)
  const { go } = useField()
  if (grids.length === 0) return <Empty title={words.noGrids} why={words.noGridsWhy} />
  return (
    <>
      <h1>{words.grids}</h1>
      <p className="rounds-soft">{words.gridsWhy}</p>
      <ul className="rounds-grids">
        {grids.map((grid) => (
          <li key={grid.path}>
            <button type="button" className="door-line" onClick={() => go(`/rounds/${grid.path}`)}>
              <span className="door-line-head">
                <strong>{grid.name}</strong>
              </span>
              <span className="door-line-sub">{grid.above}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
