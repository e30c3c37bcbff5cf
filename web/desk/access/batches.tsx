import {
  invitationCards,
  listBatches,
  withdrawInvitations,
  type InvitationBatch,
} from '@gridward/contract/access/invitations'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, urlOf } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { accessDeskWords } from './words.ts'

/** The last rosters, with how many of each have come in. */
export function Batches() {
  const words = useWords(accessDeskWords).invitations
  const batches = useQuery({
    queryKey: ['invitations', 'batches'],
    queryFn: ({ signal }) => call(listBatches, { signal }),
  })
  return (
    <section>
      <h2>{words.batches}</h2>
      {batches.isPending && <Loading lines={3} />}
      {batches.isError && <Failed problem={batches.error} again={() => void batches.refetch()} />}
      {batches.data?.length === 0 && <Empty title={words.noBatches} why={words.noBatchesWhy} />}
      {batches.data && batches.data.length > 0 && (
        <div className="access-scroll" tabIndex={0}>
          <table className="access-table">
            <thead>
              <tr>
                {[words.at, words.by, words.all, words.used, words.open, ''].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {batches.data.slice(0, 10).map((batch) => (
                <Line key={batch.batch} batch={batch} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Line({ batch }: { batch: InvitationBatch }) {
  const words = useWords(accessDeskWords).invitations
  const formats = useFormats()
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const withdraw = useMutation({
    mutationFn: () => call(withdrawInvitations, { body: { batch: batch.batch } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  })
  return (
    <tr>
      <td className="number">{formats.dateTime(batch.madeAt)}</td>
      <td>{batch.madeBy}</td>
      <td className="number">{formats.number(batch.all)}</td>
      <td className="number">{formats.number(batch.used)}</td>
      <td className="number">{formats.number(batch.open)}</td>
      <td>
        <ProblemSummary problem={withdraw.error} />
        {batch.open > 0 && (
          <div className="access-buttons">
            <a href={urlOf(invitationCards, { query: { batch: batch.batch } })} target="_blank">
              {words.print}
            </a>
            {asked && <span>{words.sure}</span>}
            <button
              type="button"
              className="plain-button access-danger"
              disabled={withdraw.isPending}
              onClick={() => (asked ? withdraw.mutate() : setAsked(true))}
            >
              {words.withdrawAll}
            </button>
          </div>
        )}
      </td>
    </tr>
  )
}
