import * as contract from '@gridward/contract/areas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { DivisionPreview } from './division-preview.tsx'
import { FileField, TextField } from './field.tsx'
import { areasChanged } from './queries.ts'
import { areaDeskWords } from './words.ts'

/** The official file: chosen, looked at, confirmed. */
export function DivisionStep() {
  const words = useWords(areaDeskWords).setUp
  const [file, setFile] = useState<File>()
  const [roots, setRoots] = useState('')
  const preview = useMutation({
    mutationFn: ({ chosen, only }: { chosen: File; only: string }) =>
      call(contract.previewImport, { query: only ? { roots: only } : {}, file: chosen }),
    onSuccess: (seen) => setRoots(seen.roots.join(', ')),
  })
  const look = (chosen: File | undefined): void => {
    setFile(chosen)
    if (chosen) preview.mutate({ chosen, only: codesIn(roots) })
  }
  return (
    <section className="areas-card">
      <h2>{words.step1}</h2>
      <p>{words.step1Help}</p>
      <ProblemSummary problem={preview.error} />
      <div className="areas-form">
        <FileField id="division-file" label={words.choose} none={words.noFile} accept=".csv,.xlsx" onFile={look} />
        {preview.data && (
          <>
            <TextField id="division-roots" label={words.roots} help={words.rootsHelp} value={roots} onText={setRoots} />
            <button type="button" className="plain-button" disabled={preview.isPending} onClick={() => look(file)}>
              {words.again}
            </button>
          </>
        )}
      </div>
      {preview.isPending && <p role="status">{words.reading}</p>}
      {preview.data && !preview.isPending && <Confirm key={preview.data.id} seen={preview.data} />}
    </section>
  )
}

/** Codes however they are parted. */
const codesIn = (text: string): string =>
  text
    .split(/[^\d]+/)
    .filter(Boolean)
    .join(',')

function Confirm({ seen }: { seen: contract.ImportPreview }) {
  const words = useWords(areaDeskWords).setUp
  const formats = useFormats()
  const queries = useQueryClient()
  const confirm = useMutation({
    mutationFn: () => call(contract.confirmImport, { params: { id: seen.id }, body: { digest: seen.digest } }),
    onSuccess: () => areasChanged(queries),
  })
  const { streets, communities } = confirm.data ?? { streets: 0, communities: 0 }
  return (
    <>
      <DivisionPreview seen={seen} />
      {seen.rejected.length > 0 && (
        <a href={`/api/areas/imports/${seen.id}/rejected`} download>
          {words.rejectedFile}
        </a>
      )}
      <ProblemSummary problem={confirm.error} />
      {!confirm.data && seen.rowsIn > 0 && (
        <div className="areas-buttons">
          <button type="button" className="main-button" disabled={confirm.isPending} onClick={() => confirm.mutate()}>
            {words.confirm(formats.number(seen.stored))}
          </button>
        </div>
      )}
      {confirm.data && <p role="status">{words.done(formats.number(streets), formats.number(communities))}</p>}
    </>
  )
}
