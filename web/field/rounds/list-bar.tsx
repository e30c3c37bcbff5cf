import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { useField } from '../context.ts'
import type { ListView } from './list-page.tsx'
import { filters, type Filter } from './order.ts'
import type { Doors } from './use-doors.ts'
import { roundWords } from './words.ts'

type Props = {
  held: Doors
  counts: Record<Filter, number>
  view: ListView
  onView: (view: ListView) => void
}

/** A list older than this is told in warning colours, ms. */
const oldAfter = 86_400_000

/** How old the list is, search, and the four heaps with their numbers. */
export function ListBar({ held, counts, view, onView }: Props) {
  const words = useWords(roundWords).list
  const formats = useFormats()
  const { online } = useField()
  const now = new Date()
  const old = held.savedAt !== null && now.getTime() - Date.parse(held.savedAt) > oldAfter
  return (
    <>
      <p className="rounds-age">
        <span>{held.savedAt && words.age(formats.ago(held.savedAt, now))}</span>
        {online && (
          <button type="button" className="plain-button" disabled={held.refreshing} onClick={held.refresh}>
            {held.refreshing ? words.refreshing : words.refresh}
          </button>
        )}
      </p>
      {old && <p className="notice notice-warn">{words.old}</p>}
      <div className="rounds-search">
        <input
          type="search"
          inputMode="search"
          autoComplete="off"
          autoCapitalize="none"
          aria-label={words.search}
          placeholder={words.search}
          value={view.typed}
          onChange={(event) => onView({ ...view, typed: event.currentTarget.value, shown: 60 })}
        />
        {view.typed && (
          <button type="button" className="plain-button" onClick={() => onView({ ...view, typed: '' })}>
            {words.clear}
          </button>
        )}
      </div>
      <div className="rounds-filters" role="group">
        {filters.map((filter) => (
          <button
            key={filter}
            type="button"
            aria-pressed={!view.typed && view.filter === filter}
            onClick={() => onView({ filter, typed: '', shown: 60 })}
          >
            {words.filters[filter]} <span className="number">{formats.number(counts[filter])}</span>
          </button>
        ))}
      </div>
    </>
  )
}
