import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { useCallback, useId, useState, type ReactNode } from 'react'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { uiWords } from '../../ui/words.ts'
import { useSubmit } from './use-submit.ts'
import { DayInput } from './day-input.tsx'

/** One thing that a dialog asks for. Everything is needed unless `optional`. */
export type AskField = {
  name: string
  label: string
  kind: 'text' | 'long' | 'choice' | 'area' | 'day' | 'number' | 'tick'
  options?: readonly { value: string; label: string }[]
  help?: string
  optional?: boolean
}
export type Said = Record<string, unknown>

type Props = {
  title: string
  lead?: string | undefined
  ok: string
  fields: readonly AskField[]
  initial?: Said
  send: (said: Said) => Promise<unknown>
  onDone: (reply: never) => void
  onClose: () => void
  children?: ReactNode
}

/** A dialog that asks for a few things and sends them; what the server says is wrong stands beside its field. */
export function Ask({ title, lead, ok, fields, initial, send, onDone, onClose, children }: Props) {
  const ui = useWords(uiWords)
  const id = useId()
  const [form] = Form.useForm<Said>()
  const [first] = useState(() => initial ?? {})
  const done = useCallback((reply: unknown) => onDone(reply as never), [onDone])
  const { submit, problem, working } = useSubmit<Said, unknown>(form, send, done)
  const labelOf = (path: string) => {
    const field = fields.find((one) => one.name === path.split('/')[0])
    return field && { id: `${id}_${field.name}`, label: field.label }
  }
  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText={ui.cancel}
      okButtonProps={{ htmlType: 'submit', form: id, disabled: working }}
      onCancel={onClose}
      width={640}
    >
      <Form<Said>
        id={id}
        name={id}
        form={form}
        layout="vertical"
        initialValues={first}
        requiredMark={false}
        onFinish={(said) => void submit(said)}
      >
        <ProblemSummary problem={problem} fields={labelOf} />
        {lead && <p className="day-soft">{lead}</p>}
        {children}
        {fields.map((field) => (
          <Item key={field.name} field={field} />
        ))}
      </Form>
    </Modal>
  )
}

function Item({ field }: { field: AskField }) {
  const { needed } = useWords(uiWords)
  const plain = field.kind !== 'area' && field.kind !== 'tick'
  return (
    <Form.Item
      name={field.name}
      label={plain ? field.label : undefined}
      {...(field.kind === 'tick' && { valuePropName: 'checked' })}
      extra={field.help}
      rules={[{ required: !field.optional && plain, message: needed(field.label) }]}
    >
      {controlOf(field)}
    </Form.Item>
  )
}

function controlOf(field: AskField): ReactNode {
  switch (field.kind) {
    case 'long':
      return <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} />
    case 'choice':
      return <Select options={[...(field.options ?? [])]} allowClear={field.optional ?? false} />
    case 'area':
      return <Area label={field.label} />
    case 'day':
      return <DayInput />
    case 'number':
      return <InputNumber style={{ inlineSize: '100%' }} />
    case 'tick':
      return <Tick label={field.label} />
    default:
      return <Input />
  }
}

/** The form hands value and change to the control it holds. */
const Area = ({ label, value, onChange }: { label: string; value?: string; onChange?: (area: string) => void }) => (
  <AreaChoice label={label} value={value ?? ''} onChange={(area) => onChange?.(area)} />
)

const Tick = ({ label, checked, onChange }: { label: string; checked?: boolean; onChange?: (on: boolean) => void }) => (
  <label className="spine-tick">
    <input type="checkbox" checked={checked ?? false} onChange={(event) => onChange?.(event.target.checked)} />
    <span>{label}</span>
  </label>
)
