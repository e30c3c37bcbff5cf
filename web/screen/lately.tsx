import type { lastHour, late } from '@gridward/contract/briefings'
import type { Reply } from '@gridward/contract/route'
import { useFormats } from '../ui/format.ts'
import { useWords } from '../ui/language.tsx'
import { Failed, Loading } from '../ui/parts/states.tsx'
import { lists } from './lists.ts'
import type { Loaded } from './load.ts'
import { wallWords } from './words.ts'

/** What happened in the last hour, most first. */
export function LastHour({ loaded, area }: { loaded: Loaded<Reply<typeof lastHour>>; area: string }) {
  const words = useWords(wallWords)
  const formats = useFormats()
  // Looks and lists stand in the journal too; they are no news.
  const items = loaded.data?.filter((item) => item.area.startsWith(area) && words.kinds[item.kind])
  return (
    <section className="wall-panel wall-hour" tabIndex={0} aria-label={words.lastHour}>
      <h2>{words.lastHour}</h2>
      {!items && (loaded.problem ? <Failed problem={loaded.problem} again={loaded.again} /> : <Loading lines={4} />)}
      {items?.length === 0 && <p>{words.quiet}</p>}
      <ul>
        {items?.map((item) => (
          <li key={item.kind + item.area}>
            <span>
              {item.name} {words.kinds[item.kind]}
            </span>
            <span className="number">+{formats.number(item.n)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const listFor: Record<Reply<typeof late>[number]['what'], (area: string) => string> = {
  appeals: lists.appeals,
  calls: lists.calls,
  confirmation: lists.report,
  coverage: lists.overdue,
}

/** What is late and who answers for it, worst first. */
export function Late({ loaded }: { loaded: Loaded<Reply<typeof late>> }) {
  const words = useWords(wallWords)
  const formats = useFormats()
  const items = loaded.data
  return (
    <section className="wall-panel wall-late" tabIndex={0} aria-label={words.late}>
      <h2>{words.late}</h2>
      {!items && (loaded.problem ? <Failed problem={loaded.problem} again={loaded.again} /> : <Loading lines={4} />)}
      {items?.length === 0 && <p className="wall-good">{words.noneLate}</p>}
      <ul>
        {items?.map((item) => (
          <li key={item.what + item.area}>
            <a href={listFor[item.what](item.area)}>
              <span>{item.name}</span>
              <span className="number">{words.whatLate[item.what](formats.number(item.n))}</span>
            </a>
            <span className="wall-who">{item.responsible.map((one) => one.name).join('、') || words.nobody}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
