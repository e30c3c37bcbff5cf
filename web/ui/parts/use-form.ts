import { useId, useState } from 'react'

/**
 * A small form whose fields are all texts: their values, sending once, and where the server's field problems belong.
 * `labels` are keyed by the path that the server names.
 */
export function useForm<const K extends string>(labels: Record<K, string>) {
  const id = useId()
  const keys = Object.keys(labels) as K[]
  const [values, setValues] = useState(() => Object.fromEntries(keys.map((key) => [key, ''])) as Record<K, string>)
  const [problem, setProblem] = useState<unknown>()
  const [working, setWorking] = useState(false)
  const field = (key: K) => ({
    id: `${id}-${key}`,
    label: labels[key],
    value: values[key],
    required: true,
    onChange: (value: string) => setValues((before) => ({ ...before, [key]: value })),
  })
  const send = async (work: () => Promise<void>): Promise<void> => {
    setWorking(true)
    setProblem(undefined)
    await work().catch(setProblem)
    setWorking(false)
  }
  /** For ProblemSummary. */
  const fields = (path: string) => {
    const key = keys.find((one) => one === path || path.startsWith(`${one}/`))
    return key && { id: `${id}-${key}`, label: labels[key] }
  }
  return { values, field, send, problem, fields, working }
}
