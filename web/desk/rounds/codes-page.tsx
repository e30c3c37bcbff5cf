import {
  codePoster,
  codePosters,
  endCode,
  listCodes,
  makeCodes,
  mostPosters,
  type PageCode,
} from '@gridward/contract/declarations/public'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import type { Static } from 'typebox'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { call, urlOf } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { uiWords } from '../../ui/words.ts'
import { useAreaName } from '../doors/area-path.tsx'
import { useArea } from '../doors/own-areas.ts'
import { Sheet } from '../doors/sheet.tsx'
import { useFilters } from '../ledger/filters.ts'
import { can, useSession } from '../session.ts'
import { Tabs } from './tabs.tsx'
import { roundWords } from './words.ts'

type Code = Static<typeof PageCode>
const keyOf = (area: string): string[] => ['codes', area]

/** The QR codes of an area with their posters. */
export function CodesPage() {
  const words = useWords(roundWords).codes
  const formats = useFormats()
  const session = useSession()
  const { area } = useArea()
  const [, setValues] = useFilters(['area'])
  const codes = useQuery({
    queryKey: keyOf(area),
    queryFn: ({ signal }) => call(listCodes, { query: { area }, signal }),
  })
  return (
    <div className="day">
      <Tabs />
      <h1>{words.title}</h1>
      <p className="day-soft">{words.what}</p>
      <AreaChoice label={words.area} value={area} onChange={(to) => setValues({ area: to })} />
      {can(session, 'declarations.key') && <Make key={area} area={area} />}
      {codes.isPending && <Loading lines={6} />}
      {codes.isError && <Failed problem={codes.error} again={() => void codes.refetch()} />}
      {codes.data?.length === 0 && <Empty title={words.none} why={words.noneWhy} />}
      {codes.data && codes.data.length > 0 && (
        <>
          {onlyHere(location.hostname) && (
            <p className="day-note" role="alert">
              {words.onlyHere}
            </p>
          )}
          <div className="day-head">
            <span className="day-soft">{words.made(formats.number(codes.data.length))}</span>
            <PrintAll codes={codes.data} area={area} />
          </div>
          <Codes codes={codes.data} area={area} />
        </>
      )}
    </div>
  )
}

/** An address that means another machine on every other machine. */
const onlyHere = (host: string): boolean => /^(localhost|127\..*|\[?::1\]?)$/.test(host)

/** All posters that are in use, as one document. */
function PrintAll({ codes, area }: { codes: readonly Code[]; area: string }) {
  const words = useWords(roundWords).codes
  const formats = useFormats()
  const n = codes.filter((code) => !code.ended).length
  if (n === 0) return null
  if (n > mostPosters) return <span className="day-soft">{words.tooMany(formats.number(mostPosters))}</span>
  return (
    <a
      className="plain-button day-button"
      href={urlOf(codePosters, { query: { area } })}
      target="_blank"
      rel="noreferrer"
    >
      {words.posters(formats.number(n))}
    </a>
  )
}

function Make({ area }: { area: string }) {
  const words = useWords(roundWords).codes
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const make = useMutation({
    mutationFn: (wish: { name: string } | { grids: true }) => call(makeCodes, { body: { area, ...wish } }),
    onSuccess: () => {
      setName('')
      return queries.invalidateQueries({ queryKey: keyOf(area) })
    },
  })
  return (
    <section className="day-panel">
      <ProblemSummary problem={make.error} />
      <div className="day-buttons">
        <button
          type="button"
          className="main-button"
          disabled={make.isPending}
          onClick={() => make.mutate({ grids: true })}
        >
          {words.make}
        </button>
        <form
          className="day-buttons rounds-place"
          onSubmit={(event) => {
            event.preventDefault()
            make.mutate({ name: name.trim() })
          }}
        >
          <label>
            <span className="unseen">{words.place}</span>
            <input
              value={name}
              maxLength={80}
              placeholder={words.place}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <button type="submit" className="plain-button" disabled={make.isPending || !name.trim() || area.length < 15}>
            {words.add}
          </button>
        </form>
        {area.length < 15 && <span className="day-soft">{words.chooseGrid}</span>}
      </div>
    </section>
  )
}

function Codes({ codes, area }: { codes: readonly Code[]; area: string }) {
  const words = useWords(roundWords).codes
  const nameOf = useAreaName()
  return (
    <Sheet label={words.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col" className="day-wide">
              {words.area}
            </th>
            <th scope="col" className="day-wide">
              {words.address}
            </th>
            <th scope="col">{words.poster}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code.code}>
              <th scope="row">{code.name}</th>
              <td className="day-wide">{nameOf(code.area)}</td>
              <td className="day-wide number">{code.address}</td>
              <td>{code.ended ? words.ended : <Use code={code} area={area} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}

function Use({ code, area }: { code: Code; area: string }) {
  const words = useWords(roundWords).codes
  const ui = useWords(uiWords)
  const session = useSession()
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const end = useMutation({
    mutationFn: () => call(endCode, { params: { code: code.code } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(area) }),
  })
  const ask = (): void =>
    void modal.confirm({
      title: words.endTitle(code.name),
      content: words.endWhat,
      okText: words.end,
      cancelText: ui.cancel,
      onOk: () => end.mutate(),
    })
  return (
    <span className="day-buttons">
      <a href={urlOf(codePoster, { params: { code: code.code } })} target="_blank" rel="noreferrer">
        {words.poster}
      </a>
      {can(session, 'declarations.key') && (
        <button type="button" className="day-link" disabled={end.isPending} onClick={ask}>
          {words.end}
        </button>
      )}
    </span>
  )
}
