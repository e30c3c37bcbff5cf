import * as contract from '@gridward/contract/areas'
import { dayOf } from '@gridward/contract/days'
import { areaWords } from '@gridward/contract/words/areas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { useSession } from '../session.ts'
import { DayInput } from '../kit/day-input.tsx'
import { ChoiceField, Field, TextField } from './field.tsx'
import { areasChanged } from './queries.ts'
import { areaDeskWords } from './words.ts'

const textFields = ['person', 'phone', 'unit', 'startsOn', 'endsOn', 'reason'] as const
type Texts = Record<(typeof textFields)[number], string>
type Values = Texts & { duty: contract.Duty; standsInFor: string }

/** Saves under one id per form, so that a second try stores nothing twice. */
function useAppoint(area: string, onSaved: () => void) {
  const queries = useQueryClient()
  const [id, setId] = useState(() => uuidv7())
  return useMutation({
    mutationFn: (values: Values) => call(contract.appoint, { body: { id, area, ...filled(values) } }),
    onSuccess: async () => {
      setId(uuidv7())
      onSaved()
      await areasChanged(queries)
    },
  })
}

/** Makes somebody responsible for an area, or stand in for somebody who is. */
export function AppointForm({ area, duties }: { area: string; duties: readonly contract.Responsible[] }) {
  const words = useWords(areaDeskWords).duties
  const { duties: dutyWords } = useWords(areaWords)
  const session = useSession()
  const blank: Values = {
    ...{ duty: 'lead', person: '', unit: '', phone: '', endsOn: '', standsInFor: '', reason: '' },
    startsOn: dayOf(new Date(), session.district.zone),
  }
  const [values, setValues] = useState(blank)
  const save = useAppoint(area, () => setValues(blank))
  const labelOf = (path: string): string | undefined =>
    path === 'standsInFor' ? words.standInFor : textFields.includes(path as 'unit') ? words[path as 'unit'] : undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate(values)
  }
  const leads = duties.filter((d) => !d.standsInFor && !d.endsOn)
  return (
    <details className="areas-more">
      <summary>{words.appoint}</summary>
      <form className="areas-form" onSubmit={submit} noValidate>
        <ProblemSummary
          problem={save.error}
          fields={(path) => (labelOf(path) ? { id: `appoint-${path}`, label: labelOf(path) ?? path } : undefined)}
        />
        <ChoiceField
          id="appoint-duty"
          label={words.duty}
          value={values.duty}
          options={contract.duties.map((value) => ({ value, text: dutyWords[value] }))}
          onValue={(duty) => setValues({ ...values, duty })}
        />
        <Texts values={values} onChange={(change) => setValues({ ...values, ...change })} />
        {leads.length > 0 && (
          <ChoiceField
            id="appoint-standsInFor"
            label={words.standInFor}
            value={values.standsInFor}
            options={[{ value: '', text: '—' }, ...leads.map((lead) => ({ value: lead.id, text: lead.person }))]}
            onValue={(standsInFor) => setValues({ ...values, standsInFor })}
          />
        )}
        <button className="main-button" disabled={save.isPending}>
          {words.save}
        </button>
        {save.isSuccess && <p role="status">{words.saved}</p>}
      </form>
    </details>
  )
}

function Texts({ values, onChange }: { values: Texts; onChange: (change: Partial<Texts>) => void }) {
  const words = useWords(areaDeskWords).duties
  return textFields.map((name) =>
    name === 'startsOn' || name === 'endsOn' ? (
      <Field key={name} id={`appoint-${name}`} label={words[name]}>
        <DayInput id={`appoint-${name}`} value={values[name]} onChange={(day) => onChange({ [name]: day })} />
      </Field>
    ) : (
      <TextField
        key={name}
        id={`appoint-${name}`}
        label={words[name]}
        type={name === 'phone' ? 'tel' : 'text'}
        value={values[name]}
        onText={(text) => onChange({ [name]: text })}
      />
    ),
  )
}

/** Empty optional fields are left out. */
function filled({ duty, person, startsOn, ...optional }: Values) {
  const rest = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== ''))
  return { duty, person: person.trim(), startsOn, ...rest }
}
