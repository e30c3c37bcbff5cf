import { useEffect, useState, type ComponentType } from 'react'
import { Failed, Loading } from '../ui/parts/states.tsx'

/** Shows a part whose code comes when it is needed; the service worker has it without a network too. */
export function Lazily<P extends object>({
  load,
  ...rest
}: { load: () => Promise<{ default: ComponentType<P> }> } & P) {
  const [Part, setPart] = useState<ComponentType<P>>()
  const [problem, setProblem] = useState<unknown>()
  useEffect(() => {
    load().then((module) => setPart(() => module.default), setProblem)
  }, [load])
  if (problem) return <Failed problem={problem} again={() => window.location.reload()} />
  return Part ? <Part {...(rest as unknown as P)} /> : <Loading />
}
