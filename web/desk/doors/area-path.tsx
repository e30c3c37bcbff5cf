import { ancestors, withinAny } from '@gridward/contract/paths'
import { Link } from '@tanstack/react-router'
import { useTree } from '../../ui/areas/area-choice.tsx'
import { useWords } from '../../ui/language.tsx'
import { useArea } from './own-areas.ts'
import { coverageWords } from './words.ts'

/** The name of an area by its path; '' is the district. */
export function useAreaName(): (path: string) => string {
  const tree = useTree()
  const whole = useWords(coverageWords).whole
  const names = new Map(tree?.areas.map((one) => [one.path, one.name]))
  return (path) => (path === '' ? (tree?.name ?? whole) : (names.get(path) ?? path))
}

const into = (area: string) => (before: Record<string, unknown>) => ({ ...before, area: area || undefined })

/** District › street › community › grid, each a step back; those above the own areas are only named. */
export function AreaPath() {
  const words = useWords(coverageWords)
  const nameOf = useAreaName()
  const { area, own } = useArea()
  return (
    <nav aria-label={words.path} className="day-path">
      <ol>
        {ancestors(area).map((path) => (
          <li key={path}>
            {path === area ? (
              <strong aria-current="location">{nameOf(path)}</strong>
            ) : withinAny(path, own) ? (
              <Link to="." search={into(path) as never}>
                {nameOf(path)}
              </Link>
            ) : (
              <span>{nameOf(path)}</span>
            )}
          </li>
        ))}
      </ol>
      {own.length > 1 && (
        <ul aria-label={words.mine}>
          {own.map((path) => (
            <li key={path}>
              <Link to="." search={into(path) as never} {...(path === area && { 'aria-current': 'true' as const })}>
                {nameOf(path)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}
