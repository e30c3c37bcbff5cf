import type { ReactNode } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { fieldWords } from '../words.ts'
import type { Did } from './doors.ts'

type Props = {
  address: string
  result: Did
  at: string
  state: string
  bad?: boolean
  children?: ReactNode
}

/** One record of the day: where, what, when, and what became of it. */
export function SentLine({ address, result, at, state, bad = false, children }: Props) {
  const words = useWords(fieldWords)
  const formats = useFormats()
  return (
    <li className={bad ? 'queue-line queue-rejected' : 'queue-line'}>
      <strong>{address || words.noAddress}</strong>
      <span>
        {formats.time(at)} {words.results[result]} · {state}
      </span>
      {children}
    </li>
  )
}
