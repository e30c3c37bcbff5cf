import type { PersonView } from '@gridward/contract/people/parts'
import { reportDeath } from '@gridward/contract/people/routes'
import { DatePicker, Form } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { useToday } from '../doors/day-choice.tsx'
import { ActDialog } from './act-dialog.tsx'
import { peopleWords } from './words.ts'

type Values = { reason: string; day?: Dayjs }

/** Notes that somebody has died, or takes a wrong note back. */
export function DeathDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const words = useWords(peopleWords)
  const today = useToday()
  const undo = person.deadOn !== null
  return (
    <ActDialog<Values>
      title={undo ? words.person.undoDeath : words.act.deathTitle}
      lead={undo ? words.act.undoLead : words.act.deathLead}
      person={person}
      initial={{ day: dayjs(today) }}
      send={(said, { day }) =>
        call(reportDeath, {
          params: { id: person.id },
          body: { ...said, ...(!undo && day && { day: day.format('YYYY-MM-DD') }) },
        })
      }
      onClose={onClose}
    >
      {!undo && (
        <Form.Item name="day" label={words.act.deathDay} rules={[{ required: true, message: words.act.deathDay }]}>
          <DatePicker maxDate={dayjs(today)} allowClear={false} />
        </Form.Item>
      )}
    </ActDialog>
  )
}
