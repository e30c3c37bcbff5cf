import * as contract from '@gridward/contract/areas'
import type { Reply } from '@gridward/contract/route'
import { areaWords } from '@gridward/contract/words/areas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { FileField, TextField } from './field.tsx'
import { areasChanged } from './queries.ts'
import { areaDeskWords } from './words.ts'

/** Borders as GeoJSON; what has none is drawn inside them. */
export function OutlineStep() {
  const words = useWords(areaDeskWords).setUp
  const queries = useQueryClient()
  const [area, setArea] = useState('')
  const send = useMutation({
    mutationFn: (file: File) => call(contract.uploadOutlines, { query: area ? { area } : {}, file }),
    onSuccess: () => areasChanged(queries),
  })
  const choose = (file: File | undefined): void => {
    if (file) send.mutate(file)
  }
  return (
    <section className="areas-card">
      <h2>{words.step2}</h2>
      <p>{words.step2Help}</p>
      <ProblemSummary problem={send.error} />
      <Known />
      <div className="areas-form">
        <TextField
          id="outline-area"
          label={words.outlineFor}
          inputMode="numeric"
          value={area}
          onText={(text) => setArea(text.replace(/\D/g, ''))}
        />
        <FileField
          id="outline-file"
          label={words.choose}
          none={words.noFile}
          accept=".json,.geojson"
          disabled={send.isPending}
          onFile={choose}
        />
      </div>
      {send.isPending && <p role="status">{words.reading}</p>}
      {send.data && <Outcome sent={send.data} />}
    </section>
  )
}

function Known() {
  const words = useWords(areaDeskWords).setUp
  const formats = useFormats()
  const { data } = useQuery({
    queryKey: ['areas', 'outlines'],
    queryFn: ({ signal }) => call(contract.listOutlines, { signal }),
  })
  if (data?.length === 0) return <p className="areas-nobody">{words.noOutline}</p>
  return (
    <ul>
      {data?.map((o) => (
        <li key={o.prefix}>{`${o.prefix} ${o.name} · ${o.fileName} · ${formats.dateTime(o.setAt)}`}</li>
      ))}
    </ul>
  )
}

function Outcome({ sent }: { sent: Reply<typeof contract.uploadOutlines> }) {
  const words = useWords(areaDeskWords).setUp
  const { outlineFaults } = useWords(areaWords)
  const formats = useFormats()
  return (
    <div role="status">
      {sent.stored.map((s) => (
        <p key={s.prefix}>{words.outlineArea(s.name, formats.number(s.squareKilometres))}</p>
      ))}
      <p>{words.outlineDone(formats.number(sent.drawn))}</p>
      <ul className="areas-bad">
        {sent.faults.map((f) => (
          <li key={f.feature}>{`${words.feature(String(f.feature))} ${f.detail}：${outlineFaults[f.fault]}`}</li>
        ))}
      </ul>
    </div>
  )
}
