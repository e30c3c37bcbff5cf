import { createAccount } from '@gridward/contract/access/accounts'
import type { Role } from '@gridward/contract/roles'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { homeArea } from '../../ui/areas/home-area.ts'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { useSession } from '../session.ts'
import { Choice, OnceShown, Span, Text } from './controls.tsx'
import { inDays, rolesToHandOn, useRoleName } from './names.ts'
import { accessDeskWords } from './words.ts'

const texts = ['name', 'login', 'unit', 'phone'] as const
type Values = Record<(typeof texts)[number], string> & { role: string; prefix: string; until: string }

/** A new account with its first role; its one-time code is shown once. */
export function AccountForm({ onMade }: { onMade: () => void }) {
  const words = useWords(accessDeskWords).accounts
  const session = useSession()
  const roles = rolesToHandOn(session, 'access.grant')
  const empty = { name: '', login: '', unit: '', phone: '', role: roles[0] ?? '', prefix: homeArea(session), until: '' }
  const [values, setValues] = useState<Values>(empty)
  const make = useMutation({
    mutationFn: ({ until, role, unit, phone, ...rest }: Values) =>
      call(createAccount, {
        body: {
          ...{ id: uuidv7(), ...rest, role: role as Role },
          ...{ ...(unit && { unit }), ...(phone && { phone }), ...(until && { until: inDays(until) }) },
        },
      }),
    onSuccess: () => {
      setValues(empty)
      onMade()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    make.mutate(values)
  }
  const made = make.data
  return (
    <form className="access-card" onSubmit={submit}>
      {made?.code && (
        <OnceShown title={`${words.made}：${made.account.name}`} text={made.code.code} until={made.code.until} />
      )}
      {made?.code && <p className="access-help">{words.open}</p>}
      <AccountFields
        values={values}
        roles={roles}
        problem={make.error}
        onChange={(to) => setValues({ ...values, ...to })}
      />
      <div className="access-buttons">
        <button className="main-button" disabled={make.isPending || !values.name || !values.login}>
          {words.save}
        </button>
      </div>
    </form>
  )
}

type FieldsProps = {
  values: Values
  roles: readonly string[]
  problem: unknown
  onChange: (to: Partial<Values>) => void
}

function AccountFields({ values, roles, problem, onChange }: FieldsProps) {
  const words = useWords(accessDeskWords).accounts
  const roleName = useRoleName()
  const labels: Record<string, string> = { name: words.name, login: words.login, unit: words.unit, phone: words.phone }
  return (
    <div className="access-form">
      <ProblemSummary
        problem={problem}
        fields={(path) => (labels[path] ? { id: `account-${path}`, label: labels[path] } : undefined)}
      />
      {texts.map((key) => (
        <Text
          key={key}
          id={`account-${key}`}
          label={labels[key]!}
          value={values[key]}
          required={key === 'name' || key === 'login'}
          type={key === 'phone' ? 'tel' : 'text'}
          onText={(text) => onChange({ [key]: text })}
        />
      ))}
      <Choice
        label={`${words.role}（${words.roleHelp}）`}
        value={values.role}
        options={roles.map((value) => ({ value, text: roleName(value) }))}
        onValue={(role) => onChange({ role })}
      />
      <Span value={values.until} onDays={(until) => onChange({ until })} />
      <AreaChoice label={words.area} value={values.prefix} onChange={(prefix) => onChange({ prefix })} />
    </div>
  )
}
