import { openQuery } from '@gridward/contract/access/journal'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Reasoned } from './controls.tsx'
import { accessDeskWords } from './words.ts'

/** What was searched for stays sealed until an auditor says why; opening it is a line of its own. */
export function QueryOpener({ id }: { id: string }) {
  const words = useWords(accessDeskWords).journal.sought
  const opened = useMutation({
    mutationFn: (reason: string) => call(openQuery, { params: { id }, body: { reason } }),
  })
  if (opened.data)
    return (
      <p role="status">
        <span className="access-help">{words.was}</span> <strong>{opened.data.query}</strong>
      </p>
    )
  return (
    <>
      <ProblemSummary problem={opened.error} />
      <Reasoned
        button={words.open}
        label={words.why}
        help={words.help}
        working={opened.isPending}
        onReason={(reason) => opened.mutate(reason)}
      />
    </>
  )
}
