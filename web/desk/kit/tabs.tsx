import { useInSight } from './in-sight.ts'
import { useFilters } from '../ledger/filters.ts'

/** Parts of a page; the chosen one stands in the address. `counts` of 0 are not shown. */
export function useTab<const T extends string>(tabs: readonly T[]): [T, (to: T) => void] {
  const [{ tab }, change] = useFilters(['tab'])
  const chosen = tabs.find((one) => one === tab) ?? tabs[0]!
  return [chosen, (to) => change({ tab: to === tabs[0] ? '' : to })]
}

export function Tabs<T extends string>({
  tabs,
  names,
  counts,
  chosen,
  onChoose,
}: {
  tabs: readonly T[]
  names: Record<T, string>
  counts?: Partial<Record<T, number>>
  chosen: T
  onChoose: (to: T) => void
}) {
  const bar = useInSight<HTMLDivElement>(chosen)
  return (
    <div ref={bar} className="spine-tabs">
      {tabs.map((tab) => (
        <button key={tab} type="button" aria-pressed={tab === chosen} onClick={() => onChoose(tab)}>
          {names[tab]}
          {counts?.[tab] ? ` ${counts[tab]}` : ''}
        </button>
      ))}
    </div>
  )
}
