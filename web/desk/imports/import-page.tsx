import { readImport, type ImportView } from '@gridward/contract/imports'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { deskWords } from '../words.ts'
import { Preview } from './preview.tsx'
import { Receipt } from './receipt.tsx'
import './imports.css'

const moving: readonly ImportView['state'][] = ['running', 'takingBack']

/** One import from its preview to its receipt; asks for the progress each second while it moves. */
export function ImportPage() {
  const words = useWords(deskWords).imports
  const { id } = useParams({ from: '/frame/imports/$id' })
  const queries = useQueryClient()
  const queryKey = ['import', id]
  const run = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(readImport, { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && moving.includes(state.data.state) ? 1000 : false),
  })
  const changed = (next: ImportView): void => {
    queries.setQueryData(queryKey, next)
    void queries.invalidateQueries({ queryKey: ['imports'] })
  }
  return (
    <div className="imports">
      <p>
        <Link to="/imports">← {words.back}</Link>
      </p>
      {run.isPending && <Loading />}
      {run.isError && <Failed problem={run.error} again={() => void run.refetch()} />}
      {run.data && (
        <>
          <h1>
            {run.data.title}：{run.data.fileName}
          </h1>
          {run.data.state === 'previewed' ? (
            <Preview id={id} onConfirmed={changed} />
          ) : (
            <Receipt run={run.data} onChanged={changed} />
          )}
        </>
      )}
    </div>
  )
}
