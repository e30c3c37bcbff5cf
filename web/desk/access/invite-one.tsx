import { inviteByList, type RosterReceipt } from '@gridward/contract/access/invitations'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Text } from './controls.tsx'
import type { Defaults } from './invitations-page.tsx'
import { queryOf } from './roster-upload.tsx'
import { accessDeskWords } from './words.ts'

const empty = { name: '', phone: '', unit: '' }

/** One person, with the role and area chosen above. */
export function InviteOne({
  defaults,
  onReceipt,
}: {
  defaults: Defaults
  onReceipt: (receipt: RosterReceipt) => void
}) {
  const words = useWords(accessDeskWords).invitations
  const [person, setPerson] = useState(empty)
  const send = useMutation({
    mutationFn: () => call(inviteByList, { body: { batch: uuidv7(), ...queryOf(defaults), rows: [person] } }),
    onSuccess: (receipt) => {
      // a row that was refused stays in the fields to be mended
      if (receipt.rejected.length === 0) setPerson(empty)
      onReceipt(receipt)
    },
  })
  return (
    <form
      className="access-card"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <h2>{words.one}</h2>
      <div className="access-form">
        <ProblemSummary problem={send.error} />
        {(['name', 'phone', 'unit'] as const).map((key) => (
          <Text
            key={key}
            label={words[key]}
            value={person[key]}
            required={key === 'name'}
            type={key === 'phone' ? 'tel' : 'text'}
            onText={(text) => setPerson({ ...person, [key]: text })}
          />
        ))}
        <button className="main-button" disabled={send.isPending || !person.name.trim()}>
          {words.invite}
        </button>
      </div>
    </form>
  )
}
