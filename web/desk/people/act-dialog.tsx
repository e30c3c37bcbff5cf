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

/** Sends an act under one id. When somebody else was quicker the record is read anew; what was typed stays. */
function useAct<V extends Values>({ person, send, onClose, onDone }: Props<V>) {
  const [form] = Form.useForm<V>()
  const [act] = useState(() => uuidv7())
  const queries = useQueryClient()
  const attempt = async (values: V): Promise<PersonView> => {
    try {
      return await send({ id: act, version: person.version, reason: values.reason.trim() }, values)
    } catch (problem) {
      if (isLate(problem)) await queries.invalidateQueries({ queryKey: personQuery(person.id).queryKey })
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
  return { form, ...useSubmit<V, PersonView>(form, attempt, done) }
}

const isLate = (problem: unknown): boolean => problem instanceof ProblemError && problem.code === 'changedMeanwhile'

/** An officer's act on one person: its own fields and a reason. */
export function ActDialog<V extends Values>(props: Props<V>) {
  const { title, lead, initial, labelOf, onClose, children } = props
  const words = useWords(peopleWords).act
  const ui = useWords(uiWords)
  const id = useId()
  const { form, submit, problem, working } = useAct(props)
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
        <Trouble id={id} problem={problem} labelOf={labelOf} />
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

type TroubleProps = { id: string; problem: unknown; labelOf: ((path: string) => string) | undefined }

function Trouble({ id, problem, labelOf }: TroubleProps) {
  const words = useWords(peopleWords).act
  const fields = (path: string) => ({ id: `${id}_${path.split('/').join('_')}`, label: labelOf?.(path) ?? path })
  if (!isLate(problem)) return <ProblemSummary problem={problem} fields={fields} />
  return (
    <p className="day-note day-warn" role="alert">
      {words.changed}
    </p>
  )
}
