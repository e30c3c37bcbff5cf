import type { FormInstance } from 'antd'
import { useCallback, useState } from 'react'
import { fieldsOf } from '../../ui/parts/problem.tsx'

/** `people/0/phone` is the form's field ['people', 0, 'phone']. */
export const namePath = (path: string): (string | number)[] =>
  path.split('/').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/**
 * Sends a form and puts what the server says is wrong beside the fields; what was typed stays. Show `problem` in a
 * ProblemSummary above the form: it takes the focus.
 */
export function useSubmit<T, R>(form: FormInstance<T>, send: (values: T) => Promise<R>, done: (reply: R) => void) {
  const [problem, setProblem] = useState<unknown>()
  const [working, setWorking] = useState(false)
  const submit = useCallback(
    async (values: T) => {
      setWorking(true)
      setProblem(undefined)
      try {
        done(await send(values))
      } catch (caught) {
        setProblem(caught)
        const wrong = fieldsOf(caught).map((field) => ({ name: namePath(field.path), errors: [field.text] }))
        form.setFields(wrong as unknown as Parameters<typeof form.setFields>[0])
      } finally {
        setWorking(false)
      }
    },
    [form, send, done],
  )
  return { submit, problem, working }
}
