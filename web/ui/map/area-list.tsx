import { levelOf, parentOf } from '@gridward/contract/paths'
import { useState } from 'react'
import { useWords } from '../language.tsx'
import { mapWords } from './words.ts'
import type { AreaMapProps } from './area-map.tsx'

/** The map read row by row: one level at a time, what worries most first, with a way up and down. */
export function AreaList({ areas, value, measure, name, chosen, onChoose }: AreaMapProps) {
  const words = useWords(mapWords)
  const [at, setAt] = useState(chosen ?? '')
  const known = new Map(areas.map((area) => [area.path, area]))
  const worry = (path: string): number => value(path)?.worry ?? -1
  const children = areas
    .filter((area) => area.path !== '' && nearestAbove(area.path, known) === at)
    .sort((a, b) => worry(b.path) - worry(a.path))
  const up = at === '' ? null : nearestAbove(at, known)
  return (
    <div className="map-list">
      <p>
        <strong>{known.get(at)?.name ?? name}</strong>
        {up !== null && (
          <button type="button" className="map-button" onClick={() => setAt(up)}>
            ↑ {known.get(up)?.name ?? name}
          </button>
        )}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.area}</th>
            <th scope="col">{measure}</th>
          </tr>
        </thead>
        <tbody>
          {children.map((area) => (
            <tr key={area.path}>
              <th scope="row">
                <button
                  type="button"
                  className="map-link"
                  onClick={() => {
                    if (areas.some((other) => nearestAbove(other.path, known) === area.path)) setAt(area.path)
                    onChoose?.(area.path)
                  }}
                >
                  {area.name}
                </button>{' '}
                <small>{words.levels[levelOf(area.path)]}</small>
              </th>
              <td className="number">{value(area.path)?.text ?? words.noData}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The closest area of the set above a path; '' when none is drawn. */
function nearestAbove(path: string, known: ReadonlyMap<string, unknown>): string {
  let above = parentOf(path)
  while (above && !known.has(above)) above = parentOf(above)
  return above ?? ''
}
