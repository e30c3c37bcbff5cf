import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { DoorLine } from './door-line.tsx'
import type { Door } from './doors.ts'
import type { ListView } from './list-page.tsx'
import { buildingOf } from './order.ts'
import { roundWords } from './words.ts'

type Props = {
  worst: readonly Door[]
  doors: readonly Door[]
  total: number
  view: ListView
  onView: (view: ListView) => void
  drafts: ReadonlySet<string>
  onOpen: (door: Door) => void
}

/** Doors shown at first, and again with each press: a cheap phone draws so many at once. */
const step = 60

export function ListBody({ worst, doors, total, view, onView, drafts, onOpen }: Props) {
  const words = useWords(roundWords)
  const formats = useFormats()
  if (doors.length === 0) return <Nothing total={total} typed={view.typed} />
  const shown = doors.slice(0, view.shown)
  const more = Math.min(step, doors.length - shown.length)
  return (
    <>
      {worst.length > 0 && (
        <section className="rounds-section">
          <h2>{words.list.first}</h2>
          <ul className="doors">
            {worst.map((door) => (
              <DoorLine key={door.id} door={door} unfinished={drafts.has(door.id)} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      )}
      {worst.length > 0 && <h2>{words.list.byWalk}</h2>}
      {byBuilding(shown).map(([building, inside]) => (
        <section key={building} className="rounds-section">
          {building && <h3 className="rounds-building">{building}</h3>}
          <ul className="doors">
            {inside.map((door) => (
              <DoorLine key={door.id} door={door} unfinished={drafts.has(door.id)} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
      {more > 0 && (
        <button type="button" className="plain-button" onClick={() => onView({ ...view, shown: view.shown + step })}>
          {words.list.more(formats.number(more))}
        </button>
      )}
    </>
  )
}

function byBuilding(doors: readonly Door[]): [string, Door[]][] {
  const groups = new Map<string, Door[]>()
  for (const door of doors) {
    const building = buildingOf(door)
    groups.set(building, [...(groups.get(building) ?? []), door])
  }
  return [...groups]
}

function Nothing({ total, typed }: { total: number; typed: string }) {
  const words = useWords(roundWords).list
  if (typed) return <Empty title={words.notFound(typed)} why={words.notFoundWhy} />
  if (total === 0) return <Empty title={words.none} why={words.noneWhy} />
  return <Empty title={words.allDone} why={words.allDoneWhy} />
}
