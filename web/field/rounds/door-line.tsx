import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { isUnsent, type Door } from './doors.ts'
import { isSecond } from './order.ts'
import { roundWords } from './words.ts'

/** What is to be seen about a door at a glance, worst first; each has a word, never a colour alone. */
export function Marks({ door, unfinished = false }: { door: Door; unfinished?: boolean }) {
  const words = useWords(roundWords).marks
  const shown: [keyof typeof words, boolean][] = [
    ['overdue', door.overdue],
    ['draft', unfinished],
    ['second', isSecond(door)],
    ['claim', door.todo.includes('claim')],
    ['again', door.todo.includes('again')],
    ['fresh', door.todo.includes('fresh')],
    ['isNew', door.isNew],
    ['unsent', isUnsent(door)],
  ]
  return (
    <>
      {shown
        .filter(([, is]) => is)
        .map(([mark]) => (
          <span key={mark} className={`mark mark-${mark}`}>
            {words[mark]}
          </span>
        ))}
    </>
  )
}

type Props = { door: Door; unfinished: boolean; onOpen: (door: Door) => void }

/** One door of the list: where, who, how it stands. The whole line is the target. */
export function DoorLine({ door, unfinished, onOpen }: Props) {
  const words = useWords(roundWords)
  const formats = useFormats()
  const names = door.residents.map(({ name }) => name)
  const who = names.length === 0 ? words.unknownPeople : names.slice(0, 3).join('、')
  return (
    <li className="door-item">
      <button
        type="button"
        className={`door-line${door.overdue ? ' door-line-late' : ''}`}
        onClick={() => onOpen(door)}
      >
        <span className="door-line-head">
          <strong>{door.address || door.room}</strong>
          <span className="door-line-state">
            {door.mine ? `${formats.time(door.mine.observedAt)} ` : ''}
            {words.reach[door.reach]}
          </span>
        </span>
        <span className="door-line-sub">
          {who}
          {names.length > 3 && ` ${words.people(formats.number(names.length))}`}
          {door.tries > 1 && ` · ${words.tries(formats.number(door.tries))}`}
        </span>
        <span className="door-line-marks">
          <Marks door={door} unfinished={unfinished} />
        </span>
      </button>
    </li>
  )
}
