import { listHouseholds } from '@gridward/contract/declarations/rounds'
import type { PersonView } from '@gridward/contract/people/parts'
import { movePerson } from '@gridward/contract/people/routes'
import { useQuery } from '@tanstack/react-query'
import { DatePicker, Form, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { call } from '../../ui/api.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { useToday } from '../doors/day-choice.tsx'
import { ActDialog } from './act-dialog.tsx'
import { factWords } from './fact-words.ts'
import { peopleWords } from './words.ts'

type Values = { reason: string; day: Dayjs; where: 'away' | 'within'; household?: string; relation?: string }

/** Moves somebody to another door of the register, or out of the district. */
export function MoveDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const words = useWords(peopleWords).act
  const today = useToday()
  return (
    <ActDialog<Values>
      title={words.moveTitle}
      lead=""
      person={person}
      initial={{ day: dayjs(today), where: 'within' }}
      send={(said, { day, where, household, relation }) =>
        call(movePerson, {
          params: { id: person.id },
          body: {
            ...said,
            day: day.format('YYYY-MM-DD'),
            ...(where === 'within' && household && { household, ...(relation && { relation }) }),
          },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="day" label={words.moveDay} rules={[{ required: true, message: words.moveDay }]}>
        <DatePicker maxDate={dayjs(today)} allowClear={false} />
      </Form.Item>
      <Form.Item name="where" label={words.where}>
        <Radio.Group
          options={[
            { value: 'within', label: words.within },
            { value: 'away', label: words.away },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.where !== after.where}>
        {({ getFieldValue }) => getFieldValue('where') === 'within' && <Door start={person.area} />}
      </Form.Item>
    </ActDialog>
  )
}

/** As many doors as one list may bring; of a grid that is all of them. */
const most = 500

function Door({ start }: { start: string }) {
  const words = useWords(peopleWords).act
  const facts = factWords(useLanguage().language)
  const [area, setArea] = useState(start)
  const doors = useQuery({
    queryKey: ['doors to move to', area],
    queryFn: ({ signal }) => call(listHouseholds, { query: { area, limit: most }, signal }),
    enabled: area.length >= 12,
  })
  const options = doors.data?.items.map((door) => ({ value: door.id, label: door.address })) ?? []
  return (
    <>
      <AreaChoice label={words.moveArea} value={area} onChange={setArea} />
      <Form.Item
        name="household"
        label={words.door}
        extra={words.doorHelp}
        rules={[{ required: true, message: words.doorHelp }]}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} loading={doors.isFetching} />
      </Form.Item>
      <Form.Item name="relation" label={words.relation}>
        <Select allowClear options={facts.options('member.relation') ?? []} />
      </Form.Item>
    </>
  )
}
