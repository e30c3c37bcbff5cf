import { inviteByFile, rosterTemplate, type RosterReceipt } from '@gridward/contract/access/invitations'
import type { Role } from '@gridward/contract/roles'
import { useMutation } from '@tanstack/react-query'
import { call, urlOf } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import type { Defaults } from './invitations-page.tsx'
import { inDays } from './names.ts'
import { accessDeskWords } from './words.ts'

export const queryOf = ({ role, area, until }: Defaults) => ({
  ...(role && { role: role as Role }),
  area,
  ...(until && { until: inDays(until) }),
})

/** A roster as a file, chosen or dropped. */
export function RosterUpload({
  defaults,
  onReceipt,
}: {
  defaults: Defaults
  onReceipt: (receipt: RosterReceipt) => void
}) {
  const words = useWords(accessDeskWords).invitations
  const send = useMutation({
    mutationFn: (file: File) => call(inviteByFile, { query: queryOf(defaults), file }),
    onSuccess: onReceipt,
  })
  const take = (file: File | undefined): void => {
    if (file) send.mutate(file)
  }
  return (
    <div>
      <ProblemSummary problem={send.error} />
      <label
        className="access-drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          take(event.dataTransfer.files[0])
        }}
      >
        <input
          type="file"
          className="unseen"
          accept=".xlsx,.csv"
          disabled={send.isPending}
          onChange={(event) => {
            take(event.target.files?.[0])
            // the same file may be chosen again after it was mended
            event.target.value = ''
          }}
        />
        <strong>{send.isPending ? words.working : words.choose}</strong>
        <span>{words.drop}</span>
      </label>
      <a href={urlOf(rosterTemplate)} download>
        {words.template}
      </a>
    </div>
  )
}
