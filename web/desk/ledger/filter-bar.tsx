import { useEffect, useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { uiWords } from '../../ui/words.ts'
import { deskWords } from '../words.ts'
import './ledger.css'

export type Filter =
  | { key: string; kind: 'search'; label: string }
  | { key: string; kind: 'choice'; label: string; options: readonly { value: string; text: string }[] }
  | { key: string; kind: 'area'; label: string }

type Values = Partial<Record<string, string>>

/** Controls for the filters of a list; what they say is kept in the address by `useFilters`. */
export function FilterBar({
  filters,
  values,
  onChange,
}: {
  filters: readonly Filter[]
  values: Values
  onChange: (to: Values) => void
}) {
  const words = useWords(deskWords).ledger
  const ui = useWords(uiWords)
  const any = filters.some((filter) => values[filter.key])
  return (
    <form className="ledger-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      {filters.map((filter) => {
        const value = values[filter.key] ?? ''
        const set = (to: string): void => onChange({ [filter.key]: to })
        if (filter.kind === 'area')
          return <AreaChoice key={filter.key} label={filter.label} value={value} onChange={set} />
        if (filter.kind === 'search')
          return <Search key={filter.key} label={filter.label} value={value} onChange={set} />
        return (
          <label key={filter.key}>
            <span>{filter.label}</span>
            <select value={value} onChange={(event) => set(event.target.value)}>
              <option value="">{ui.any}</option>
              {filter.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.text}
                </option>
              ))}
            </select>
          </label>
        )
      })}
      {any && (
        <button
          type="button"
          className="plain-button"
          onClick={() => onChange(Object.fromEntries(filters.map((filter) => [filter.key, ''])))}
        >
          {words.clear}
        </button>
      )}
    </form>
  )
}

/** Waits until the typing rests, ms: a list is not asked for at every letter, nor in the middle of pinyin. */
const rest = 300

function Search({ label, value, onChange }: { label: string; value: string; onChange: (to: string) => void }) {
  const [typed, setTyped] = useState(value)
  const [composing, setComposing] = useState(false)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (composing || typed === value) return undefined
    const timer = setTimeout(() => onChange(typed.trim()), rest)
    return () => clearTimeout(timer)
  }, [typed, composing, value, onChange])
  return (
    <label>
      <span>{label}</span>
      <input
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </label>
  )
}
