import { useWords } from '../../ui/language.tsx'
import { DivisionStep } from './division-step.tsx'
import { GridStep } from './grid-step.tsx'
import { OutlineStep } from './outline-step.tsx'
import { areaDeskWords } from './words.ts'
import './areas.css'

/** A district set up in three steps, each of which may be repeated later: divisions, borders, grids. */
export function SetUpPage() {
  const words = useWords(areaDeskWords).setUp
  return (
    <div className="areas">
      <h1>{words.title}</h1>
      <DivisionStep />
      <OutlineStep />
      <GridStep />
    </div>
  )
}
