import { useWords } from '../../ui/language.tsx'
import type { Door } from './doors.ts'
import { roundWords } from './words.ts'

const tagNames = (tags: readonly string[], names: Record<string, string>): string[] =>
  tags.map((tag) => names[tag]).filter((name): name is string => name !== undefined)

/** Who lives behind the door as far as the register knows: names to ask for, never numbers. */
export function Residents({ door }: { door: Door }) {
  const words = useWords(roundWords)
  if (door.residents.length === 0) return <p className="rounds-soft">{words.door.nobody}</p>
  return (
    <ul className="residents" aria-label={words.door.who}>
      {door.residents.map((resident) => (
        <li key={resident.id}>
          <strong>{resident.name}</strong>{' '}
          <span>
            {[
              resident.sex && words.door.sex[resident.sex],
              resident.birthYear && words.door.born(String(resident.birthYear)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>{' '}
          {tagNames(resident.tags, words.tags).map((name) => (
            <span key={name} className="mark mark-second">
              {name}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}
