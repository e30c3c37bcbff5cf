import { addDays, type Day } from '@gridward/contract/days'
import { openRound, type RoundView } from '@gridward/contract/declarations/rounds'
import { DatePicker, Form, Input, InputNumber, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useId, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { uiWords } from '../../ui/words.ts'
import { useToday } from '../doors/day-choice.tsx'
import { useArea } from '../doors/own-areas.ts'
import { useSubmit } from '../kit/use-submit.ts'
import { roundWords } from './words.ts'

type Values = { name: string; startsOn: Dayjs; dueOn: Dayjs; freshDays: number; second: number }

/** Days that a first round usually takes, and the usual freshness and share of second visits (%). */
const usual = { days: 2, freshDays: 7, second: 2 } as const

const beginning = (today: Day): Omit<Values, 'name'> => ({
  startsOn: dayjs(today),
  dueOn: dayjs(addDays(today, usual.days)),
  freshDays: usual.freshDays,
  second: usual.second,
})

const bodyOf = ({ name, startsOn, dueOn, freshDays, second }: Values) => ({
  ...{ name: name.trim(), freshDays, secondShare: second / 100 },
  startsOn: startsOn.format('YYYY-MM-DD'),
  dueOn: dueOn.format('YYYY-MM-DD'),
})

export function OpenRound({ onClose, onOpened }: { onClose: () => void; onOpened: (round: RoundView) => void }) {
  const words = useWords(roundWords).rounds
  const ui = useWords(uiWords)
  const formId = useId()
  const today = useToday()
  const [area, setArea] = useState(useArea().area)
  const [id] = useState(() => uuidv7())
  const [form] = Form.useForm<Values>()
  const send = (values: Values): Promise<RoundView> => call(openRound, { body: { id, area, ...bodyOf(values) } })
  const { submit, problem, working } = useSubmit<Values, RoundView>(form, send, onOpened)
  const labels: Record<string, string> = { name: words.name, startsOn: words.from, dueOn: words.until }
  return (
    <Modal
      open
      title={words.openTitle}
      okText={words.submit}
      cancelText={ui.cancel}
      okButtonProps={{ htmlType: 'submit', form: formId, disabled: working }}
      onCancel={onClose}
    >
      <Form<Values>
        id={formId}
        name={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={beginning(today)}
        onFinish={(values) => void submit(values)}
      >
        <ProblemSummary
          problem={problem}
          fields={(path) => ({ id: `${formId}_${path}`, label: labels[path] ?? path })}
        />
        <Form.Item
          name="name"
          label={words.name}
          rules={[{ required: true, whitespace: true, message: words.example }]}
        >
          <Input maxLength={80} placeholder={words.example} />
        </Form.Item>
        <AreaChoice label={words.area} value={area} onChange={setArea} />
        <Numbers />
      </Form>
    </Modal>
  )
}

function Numbers() {
  const words = useWords(roundWords).rounds
  return (
    <div className="rounds-pair">
      <Form.Item name="startsOn" label={words.from} rules={[{ required: true, message: words.from }]}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="dueOn" label={words.until} rules={[{ required: true, message: words.until }]}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="freshDays" label={words.fresh} extra={words.freshHelp}>
        <InputNumber min={1} max={90} precision={0} />
      </Form.Item>
      <Form.Item name="second" label={words.second} extra={words.secondHelp}>
        <InputNumber min={0} max={100} />
      </Form.Item>
    </div>
  )
}
