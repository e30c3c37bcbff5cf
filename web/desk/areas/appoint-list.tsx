import * as contract from '@gridward/contract/areas'
import type { Reply } from '@gridward/contract/route'
import { dayOf } from '@gridward/contract/days'
import { levels, levelOf, type Level } from '@gridward/contract/paths'
import { areaWords } from '@gridward/contract/words/areas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { useSession } from '../session.ts'
import { ChoiceField, LongField } from './field.tsx'
import { readRoster } from './roster.ts'
import { areasChanged } from './queries.ts'
import { areaDeskWords } from './words.ts'

type Given = Reply<typeof contract.appointByList>

/** A pasted list of people for the areas below this one. What was not used stays in the field to be mended. */
export function AppointList({ area }: { area: string }) {
  const words = useWords(areaDeskWords).duties
  const { levels: levelWords } = useWords(areaWords)
  const formats = useFormats()
  const session = useSession()
  const queries = useQueryClient()
  const below = levels.slice(levels.indexOf(levelOf(area)) + 1, -1)
  const [level, setLevel] = useState<Level>(below.at(-1) ?? 'grid')
  const [text, setText] = useState('')
  const lines = readRoster(text)
  const startsOn = dayOf(new Date(), session.district.zone)
  const save = useMutation({
    mutationFn: () => call(contract.appointByList, { body: { area, level, duty: 'lead', startsOn, lines } }),
    onSuccess: async ({ unknown }) => {
      const written = text.split('\n').filter((line) => line.trim())
      setText(unknown.map((u) => written[u.row - 1] ?? '').join('\n'))
      await areasChanged(queries)
    },
  })
  if (below.length === 0) return null
  const options = below.map((value) => ({ value, text: levelWords[value] }))
  return (
    <details className="areas-more">
      <summary>{words.list}</summary>
      <div className="areas-form">
        <ProblemSummary problem={save.error} />
        <ChoiceField id="list-level" label={words.level} value={level} options={options} onValue={setLevel} />
        <LongField id="list-text" label={words.list} help={words.listHelp} rows={8} value={text} onText={setText} />
        <button
          type="button"
          className="main-button"
          disabled={save.isPending || lines.length === 0}
          onClick={() => save.mutate()}
        >
          {words.listSave(formats.number(lines.length))}
        </button>
        {save.data && <Outcome given={save.data} />}
      </div>
    </details>
  )
}

function Outcome({ given: { given, without, unknown } }: { given: Given }) {
  const words = useWords(areaDeskWords).duties
  const formats = useFormats()
  return (
    <div role="status">
      <p>{words.listDone(formats.number(given), formats.number(without))}</p>
      {unknown.length > 0 && <p>{words.listUnknown}</p>}
      <ul>
        {unknown.slice(0, 50).map((u) => (
          <li key={u.row}>{`${words.row(String(u.row))}：${u.area} ${u.person}`}</li>
        ))}
      </ul>
    </div>
  )
}
