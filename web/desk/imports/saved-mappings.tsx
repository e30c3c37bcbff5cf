import {
  dropImportMapping,
  listImportMappings,
  renameImportMapping,
  type ImportMapping,
} from '@gridward/contract/imports'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Failed } from '../../ui/parts/states.tsx'
import { Ask } from '../kit/ask.tsx'
import { deskWords } from '../words.ts'

/** Headings that somebody has checked, followed when the same table comes again: renamed and thrown away here. */
export function SavedMappings() {
  const words = useWords(deskWords).imports
  const queries = useQueryClient()
  const [problem, setProblem] = useState<unknown>()
  const [renaming, setRenaming] = useState<ImportMapping>()
  const list = useQuery({
    queryKey: ['import mappings'],
    queryFn: ({ signal }) => call(listImportMappings, { signal }),
  })
  const again = (): void => void queries.invalidateQueries({ queryKey: ['import mappings'] })
  const forget = (one: ImportMapping): void =>
    void call(dropImportMapping, { params: { id: one.id } }).then(again, setProblem)
  if (list.isError) return <Failed problem={list.error} again={() => void list.refetch()} />
  if (!list.data?.length) return null
  return (
    <section>
      <h2>{words.savedTitle}</h2>
      <p>{words.savedWhy}</p>
      <ProblemSummary problem={problem} />
      <div className="imports-scroll" tabIndex={0}>
        <table className="imports-table">
          <Head />
          <tbody>
            {list.data.map((one) => (
              <Line key={one.id} one={one} onRename={() => setRenaming(one)} onForget={() => forget(one)} />
            ))}
          </tbody>
        </table>
      </div>
      {renaming && (
        <Renaming
          one={renaming}
          onDone={() => {
            setRenaming(undefined)
            again()
          }}
          onClose={() => setRenaming(undefined)}
        />
      )}
    </section>
  )
}

function Head() {
  const words = useWords(deskWords).imports
  const titles = [words.savedName, words.what, words.columns, words.by, words.savedUsed, words.savedLast, '']
  return (
    <thead>
      <tr>
        {titles.map((title) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
  )
}

type RenamingProps = { one: ImportMapping; onDone: () => void; onClose: () => void }

function Renaming({ one: { id, name }, onDone, onClose }: RenamingProps) {
  const words = useWords(deskWords).imports
  return (
    <Ask
      title={words.rename}
      ok={words.rename}
      fields={[{ name: 'name', label: words.savedName, kind: 'text' }]}
      initial={{ name }}
      send={(said) => call(renameImportMapping, { params: { id }, body: { name: String(said['name']) } })}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

function Line({ one, onRename, onForget }: { one: ImportMapping; onRename: () => void; onForget: () => void }) {
  const words = useWords(deskWords).imports
  const formats = useFormats()
  const taken = one.columns.filter(({ key }) => key !== null)
  return (
    <tr>
      <th scope="row">{one.name}</th>
      <td>{one.title}</td>
      <td title={taken.map(({ heading }) => heading).join('、')}>
        {words.savedColumns(formats.number(taken.length), formats.number(one.columns.length))}
      </td>
      <td>{one.madeBy}</td>
      <td className="number">{formats.number(one.used)}</td>
      <td className="number">{formats.dateTime(one.usedAt)}</td>
      <td>
        <button type="button" className="plain-button" onClick={onRename} aria-label={`${words.rename}：${one.name}`}>
          {words.rename}
        </button>{' '}
        <button type="button" className="plain-button" onClick={onForget} aria-label={`${words.forget}：${one.name}`}>
          {words.forget}
        </button>
      </td>
    </tr>
  )
}
