import type { Redivision } from '@gridward/contract/areas'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { useSession } from '../session.ts'
import { areaDeskWords } from './words.ts'

/** How far a redivision has come: drafted, seen by one, by a second and carried out, taken back. */
export function Stages({ one }: { one: Redivision }) {
  const words = useWords(areaDeskWords).redivisions
  const formats = useFormats()
  const me = useSession().account.id
  const stages = [
    [words.stages.drafted, { by: one.draftedBy, at: one.draftedAt }],
    [words.stages.first, one.first],
    [words.stages.second, one.second],
    ...(one.undoAsked || one.undone
      ? ([
          [words.stages.undoAsked, one.undoAsked],
          [words.stages.undone, one.undone],
        ] as const)
      : []),
  ] as const
  return (
    <ol className="areas-stages">
      {stages.map(([name, signed]) => (
        <li key={name} className={signed ? 'areas-stage-done' : ''}>
          <strong>{name}</strong>
          <span>
            {signed ? `${formats.dateTime(signed.at)}${signed.by === me ? words.stages.me : ''}` : words.stages.open}
          </span>
        </li>
      ))}
    </ol>
  )
}
