import type { Fact, PersonView } from '@gridward/contract/people/parts'
import { correctable, correctPerson } from '@gridward/contract/people/routes'
import type { Body } from '@gridward/contract/route'
import { DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { call } from '../../ui/api.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { useToday } from '../doors/day-choice.tsx'
import { ActDialog, type Said } from './act-dialog.tsx'
import { factWords } from './fact-words.ts'
import { peopleWords } from './words.ts'

type Field = (typeof correctable)[number]
type Values = { reason: string; fields: Partial<Record<Field, string | Dayjs | null>> }

/** Puts facts right. Only what is filled in is sent; what stands there now is shown beside it. */
export function CorrectDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const words = useWords(peopleWords).act
  const facts = factWords(useLanguage().language)
  const send = (said: Said, { fields }: Values): Promise<PersonView> =>
    call(correctPerson, { params: { id: person.id }, body: { ...said, fields: filled(fields) } })
  return (
    <ActDialog<Values>
      title={words.correctTitle}
      lead={words.correctLead}
      person={person}
      send={send}
      labelOf={(path) => facts.label(path.replace('fields/', ''))}
      onClose={onClose}
    >
      <div className="people-fields">
        {correctable.map((field) => (
          <Form.Item
            key={field}
            name={['fields', field]}
            label={facts.label(field)}
            extra={<Now person={person} field={field} text={facts.value} />}
          >
            <Control field={field} options={facts.options(field)} />
          </Form.Item>
        ))}
      </div>
    </ActDialog>
  )
}

const filled = (fields: Values['fields']): Body<typeof correctPerson>['fields'] =>
  Object.fromEntries(
    Object.entries(fields ?? {}).flatMap(([field, value]) => {
      const text = typeof value === 'string' ? value.trim() : value ? value.format('YYYY-MM-DD') : ''
      return text === '' ? [] : [[field, text]]
    }),
  )

/** Left out of a masked record, whether or not there is something. */
const masked: ReadonlySet<Field> = new Set(['person.name', 'person.birthDate', 'person.documentNumber', 'person.phone'])

type NowProps = { person: PersonView; field: Field; text: (field: string, value: Fact['value']) => string }

function Now({ person, field, text }: NowProps) {
  const words = useWords(peopleWords).act
  const fact = person.facts.find((one) => one.field === field)
  if (fact) return words.now(text(fact.field, fact.value))
  return !person.open && masked.has(field) ? words.nowMasked : words.nowNone
}

type ControlProps = { field: Field; options: { value: string; label: string }[] | undefined }

/** antd hands id, value and onChange to the control. */
function Control({ field, options, ...given }: ControlProps) {
  const words = useWords(peopleWords).act
  const today = useToday()
  if (options) return <Select {...given} allowClear options={options} placeholder={words.unchanged} />
  if (field === 'person.birthDate')
    return <DatePicker {...given} className="people-wide" maxDate={dayjs(today)} placeholder={words.unchanged} />
  return <Input {...given} maxLength={500} placeholder={words.unchanged} autoComplete="off" />
}
