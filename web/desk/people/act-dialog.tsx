import type { PersonView } from '@gridward/contract/people/parts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal } from 'antd'
import { useCallback, useId, useState, type ReactNode } from 'react'
import { uuidv7 } from 'uuidv7'
import { ProblemError } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { uiWords } from '../../ui/words.ts'
import { useSubmit } from '../kit/use-submit.ts'
import { personQuery } from './queries.ts'
import { peopleWords } from './words.ts'

export type Said = { id: string; version: number; reason: string }
type Values = Record<string, unknown> & { reason: string }

type Props<V extends Values> = {
  title: string
  lead: string
  person: PersonView
  initial?: Partial<V>
  /** Sends the act; answers the person as they stand then. */
  send: (said: Said, values: V) => Promise<PersonView>
  /** Labels of fields by the path that the server names, for the summary. */
  labelOf?: (path: string) => string
  onClose: () => void
  onDone?: (person: PersonView) => void
  children?: ReactNode
}

/**
 * An officer's act on one person: its own fields and a reason. When somebody else was quicker, the record is read anew,
 * what was typed stays, and it may be sent again.
 */
export function ActDialog<V extends Values>(props: Props<V>) {
  const { title, lead, person, initial, send, labelOf, onClose, onDone, children } = props
  const words = useWords(peopleWords).act
  const ui = useWords(uiWords)
  const id = useId()
  const [form] = Form.useForm<V>()
  const [act] = useState(() => uuidv7())
  const queries = useQueryClient()
  const { queryKey } = personQuery(person.id)
  const attempt = async (values: V): Promise<PersonView> => {
    try {
      return await send({ id: act, version: person.version, reason: values.reason.trim() }, values)
    } catch (problem) {
      if (problem instanceof ProblemError && problem.code === 'changedMeanwhile')
        await queries.invalidateQueries({ queryKey })
      throw problem
    }
  }
  const done = useCallback(
    (after: PersonView) => {
      queries.setQueryData(personQuery(after.id).queryKey, after)
      void queries.invalidateQueries({ queryKey: ['people'] })
      onDone?.(after)
      onClose()
    },
    [queries, onDone, onClose],
  )
  const { submit, problem, working } = useSubmit<V, PersonView>(form, attempt, done)
  const late = problem instanceof ProblemError && problem.code === 'changedMeanwhile'
  return (
    <Modal
      open
      title={title}
      okText={working ? words.working : words.submit}
      cancelText={ui.cancel}
      okButtonProps={{ htmlType: 'submit', form: id, disabled: working }}
      onCancel={onClose}
      width={640}
    >
      <Form<V>
        id={id}
        name={id}
        form={form}
        layout="vertical"
        {...(initial && { initialValues: initial as V })}
        onFinish={(values) => void submit(values)}
        requiredMark={false}
      >
        {late ? (
          <p className="day-note day-warn" role="alert">
            {words.changed}
          </p>
        ) : (
          <ProblemSummary
            problem={problem}
            {...(labelOf && {
              fields: (path: string) => ({ id: `${id}_${path.split('/').join('_')}`, label: labelOf(path) }),
            })}
          />
        )}
        <p className="day-soft people-lead">{lead}</p>
        {children}
        <Form.Item
          name={'reason' as never}
          label={words.reason}
          extra={words.reasonHelp}
          rules={[{ required: true, whitespace: true, message: words.reason }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
