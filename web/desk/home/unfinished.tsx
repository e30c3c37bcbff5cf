import { Link } from '@tanstack/react-router'
import { useTree } from '../../ui/areas/area-choice.tsx'
import { useWords } from '../../ui/language.tsx'
import { deskWords } from '../words.ts'

/** A district without grids has nobody to send: the way back to its first steps, until there are some. */
export function Unfinished() {
  const words = useWords(deskWords).home
  const areas = useTree()?.areas
  if (!areas || areas.some((area) => area.level === 'grid')) return null
  return (
    <section className="home-unfinished">
      <h2>{words.unfinished}</h2>
      <p>{areas.some((area) => area.level === 'community') ? words.noGrids : words.noDivisions}</p>
      <Link to="/setup" className="main-button">
        {words.goOn}
      </Link>
    </section>
  )
}
