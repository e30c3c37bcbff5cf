import { demoProgress } from '@gridward/contract/demo'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { deskWords } from '../words.ts'

/** The demo district fills for about a minute; until then a bar says how far it is, and everything else works already. */
export function DemoLoading() {
  const words = useWords(deskWords).frame
  const progress = useQuery({
    queryKey: ['demo progress'],
    queryFn: () => call(demoProgress, {}),
    refetchInterval: (query) => (query.state.data?.ready ? false : 1_500),
  })
  if (!progress.data || progress.data.ready) return null
  const { done, total } = progress.data
  return (
    <label className="frame-loading">
      {words.demoLoading}
      <progress max={Math.max(total, 1)} value={done} />
    </label>
  )
}
