import * as contract from '@gridward/contract/areas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { TextField } from './field.tsx'
import { areasChanged } from './queries.ts'
import { areaDeskWords } from './words.ts'

/** What an area was called, where it came from, and its next name. */
export function AreaPast({ area, name, writes }: { area: string; name: string; writes: boolean }) {
  const words = useWords(areaDeskWords).rename
  const formats = useFormats()
  const queries = useQueryClient()
  const [typed, setTyped] = useState(name)
  const past = useQuery({
    queryKey: ['areas', 'past', area],
    queryFn: ({ signal }) => call(contract.readHistory, { query: { area }, signal }),
  })
  const rename = useMutation({
    mutationFn: () => call(contract.renameArea, { body: { area, name: typed.trim() } }),
    onSuccess: () => areasChanged(queries),
  })
  return (
    <details className="areas-more">
      <summary>{words.history}</summary>
      <ul>
        {past.data?.names.map((one) => (
          <li key={one.from}>{`${formats.day(one.from)} ${one.name} ${one.code}`}</li>
        ))}
        {past.data?.cameFrom.map((way) => (
          <li key={`from ${way.from} ${way.day}`}>{`${formats.day(way.day)} ${words.cameFrom} ${way.from}`}</li>
        ))}
        {past.data?.wentTo.map((way) => (
          <li key={`to ${way.to} ${way.day}`}>{`${formats.day(way.day)} ${words.wentTo} ${way.to}`}</li>
        ))}
      </ul>
      {writes && (
        <form
          className="areas-form"
          onSubmit={(event) => {
            event.preventDefault()
            rename.mutate()
          }}
        >
          <ProblemSummary problem={rename.error} />
          <TextField id="rename" label={words.title} required maxLength={60} value={typed} onText={setTyped} />
          <button className="plain-button" disabled={rename.isPending || !typed.trim() || typed === name}>
            {words.save}
          </button>
        </form>
      )}
    </details>
  )
}
