import { giveGrant, type AccountView } from '@gridward/contract/access/accounts'
import type { Role } from '@gridward/contract/roles'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { homeArea } from '../../ui/areas/home-area.ts'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { useSession } from '../session.ts'
import { Choice, Span, Text } from './controls.tsx'
import { inDays, rolesToHandOn, useRoleName } from './names.ts'
import { accessDeskWords } from './words.ts'

/** Gives the account another role, or renews one that it holds. */
export function GrantForm({ account, onGiven }: { account: AccountView; onGiven: () => void }) {
  const words = useWords(accessDeskWords).accounts
  const session = useSession()
  const roleName = useRoleName()
  const roles = rolesToHandOn(session, 'access.grant')
  const held = account.grants.find((grant) => (roles as readonly string[]).includes(grant.role))
  const [role, setRole] = useState<string>(held?.role ?? roles[0] ?? '')
  const [prefix, setPrefix] = useState(held?.prefix ?? homeArea(session))
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const give = useMutation({
    mutationFn: () =>
      call(giveGrant, {
        body: {
          ...{ id: uuidv7(), account: account.id, role: role as Role, prefix },
          ...{ ...(until && { until: inDays(until) }), ...(reason && { reason }) },
        },
      }),
    onSuccess: onGiven,
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    give.mutate()
  }
  return (
    <form className="access-card" onSubmit={submit}>
      <h2>{words.giveTitle}</h2>
      <p className="access-help">{words.giveHelp}</p>
      <div className="access-form">
        <ProblemSummary problem={give.error} />
        <Choice
          label={words.role}
          value={role}
          options={roles.map((value) => ({ value, text: roleName(value) }))}
          onValue={setRole}
        />
        <Span value={until} onDays={setUntil} />
        <Text label={words.reason} value={reason} onText={setReason} />
        <AreaChoice label={words.area} value={prefix} onChange={setPrefix} />
      </div>
      <div className="access-buttons">
        <button className="main-button" disabled={give.isPending}>
          {words.give}
        </button>
      </div>
    </form>
  )
}
