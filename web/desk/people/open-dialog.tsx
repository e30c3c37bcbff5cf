import { openPerson } from '@gridward/contract/people/routes'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal } from 'antd'
import { useCallback, useId } from 'react'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { uiWords } from '../../ui/words.ts'
import type { PersonView } from '@gridward/contract/people/parts'
import { useSubmit } from '../kit/use-submit.ts'
import { personQuery } from './queries.ts'
import { peopleWords } from './words.ts'

type Values = { reason: string }

/** Asks for the purpose before anybody is shown in full; the look stands in the journal first. */
export function OpenDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords(peopleWords).person
  const ui = useWords(uiWords)
  const formId = useId()
  const [form] = Form.useForm<Values>()
  const queries = useQueryClient()
  const done = useCallback(
    (person: PersonView) => {
      queries.setQueryData(personQuery(id).queryKey, person)
      onClose()
    },
    [queries, id, onClose],
  )
  const send = ({ reason }: Values): Promise<PersonView> =>
    call(openPerson, { params: { id }, body: { reason: reason.trim() } })
  const { submit, problem, working } = useSubmit<Values, PersonView>(form, send, done)
  return (
    <Modal
      open
      title={words.openTitle}
      okText={words.open}
      cancelText={ui.cancel}
      okButtonProps={{ htmlType: 'submit', form: formId, disabled: working }}
      onCancel={onClose}
      afterOpenChange={(shown) => shown && form.getFieldInstance('reason')?.focus()}
    >
      <Form<Values>
        id={formId}
        name={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void submit(values)}
      >
        <ProblemSummary problem={problem} />
        <p className="day-soft people-lead">{words.openLead}</p>
        <Form.Item
          name="reason"
          label={words.openReason}
          rules={[{ required: true, whitespace: true, message: words.openExample }]}
        >
          <Input maxLength={200} placeholder={words.openExample} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
