import { importKinds, importTemplate, listImports, uploadImport } from '@gridward/contract/imports'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { homeArea } from '../../ui/areas/home-area.ts'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { call, urlOf } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useSession } from '../session.ts'
import { deskWords } from '../words.ts'
import { BaseExport } from './base-export.tsx'
import { SavedMappings } from './saved-mappings.tsx'
import './imports.css'

/** Its table is the one that is also taken away as it comes in. */
const populationBaseKind = 'population-base'

/** Choose what to import and the file; below, what was imported lately. */
export function ImportsPage() {
  const words = useWords(deskWords).imports
  const kinds = useQuery({ queryKey: ['import kinds'], queryFn: ({ signal }) => call(importKinds, { signal }) })
  const [chosen, setChosen] = useState<string>()
  const kind = kinds.data?.find((one) => one.kind === chosen) ?? kinds.data?.[0]
  return (
    <div className="imports">
      <h1>{words.title}</h1>
      {kinds.isPending && <Loading lines={4} />}
      {kinds.isError && <Failed problem={kinds.error} again={() => void kinds.refetch()} />}
      {kinds.data?.length === 0 && <Empty title={words.noKinds} why={words.noKindsWhy} />}
      {kinds.data && kind && (
        <>
          <fieldset className="imports-kinds">
            <legend>{words.what}</legend>
            {kinds.data.map((one) => (
              <label key={one.kind}>
                <input type="radio" name="kind" checked={one.kind === kind.kind} onChange={() => setChosen(one.kind)} />{' '}
                <strong>{one.title}</strong> <span>{one.about}</span>
              </label>
            ))}
          </fieldset>
          <Upload key={kind.kind} kind={kind.kind} />
        </>
      )}
      <Recent />
      <SavedMappings />
    </div>
  )
}

function Upload({ kind }: { kind: string }) {
  const words = useWords(deskWords).imports
  const navigate = useNavigate()
  const session = useSession()
  const [area, setArea] = useState(() => homeArea(session))
  const [working, setWorking] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const send = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setWorking(true)
    setProblem(undefined)
    try {
      const { run } = await call(uploadImport, { query: area ? { kind, area } : { kind }, file })
      await navigate({ to: '/imports/$id', params: { id: run.id } })
    } catch (caught) {
      setProblem(caught)
      setWorking(false)
    }
  }
  return (
    <>
      <ProblemSummary problem={problem} />
      <div className="imports-line">
        <AreaChoice label={words.area} value={area} onChange={setArea} />
        <a href={urlOf(importTemplate, { params: { kind } })} download>
          {words.template}
        </a>
      </div>
      {kind === populationBaseKind && <BaseExport area={area} />}
      <label
        className="imports-drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          void send(event.dataTransfer.files[0])
        }}
      >
        <input
          type="file"
          className="unseen"
          accept=".xlsx,.csv"
          disabled={working}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        <strong>{working ? words.uploading : words.choose}</strong>
        <span>{words.drop}</span>
      </label>
    </>
  )
}

function Recent() {
  const words = useWords(deskWords).imports
  const formats = useFormats()
  const recent = useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => call(listImports, { query: { limit: 20 }, signal }),
  })
  return (
    <section>
      <h2>{words.recent}</h2>
      {recent.isPending && <Loading lines={4} />}
      {recent.isError && <Failed problem={recent.error} again={() => void recent.refetch()} />}
      {recent.data?.items.length === 0 && <Empty title={words.none} why={words.noneWhy} />}
      {recent.data && recent.data.items.length > 0 && (
        <div className="imports-scroll" tabIndex={0}>
          <table className="imports-table">
            <thead>
              <tr>
                {[words.file, words.what, words.state, words.rows, words.rejected, words.by, words.at].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {recent.data.items.map((run) => (
                <tr key={run.id}>
                  <th scope="row">
                    <Link to="/imports/$id" params={{ id: run.id }}>
                      {run.fileName}
                    </Link>
                  </th>
                  <td>{run.title}</td>
                  <td>{words.states[run.state]}</td>
                  <td className="number">{formats.number(run.counts.in)}</td>
                  <td className="number">{formats.number(run.counts.rejected)}</td>
                  <td>{run.madeBy}</td>
                  <td className="number">{formats.dateTime(run.madeAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
