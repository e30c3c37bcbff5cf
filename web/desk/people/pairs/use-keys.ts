import { useEffect } from 'react'
import { meant, typing } from '../../claims/typing.ts'
import type { Verdict } from './queries.ts'

type Acts = {
  step: (by: number) => void
  judge: (verdict: Verdict) => void
  undo: () => void
  digit: (n: number) => void
}
const verdicts: Readonly<Record<string, Verdict>> = { s: 'same', d: 'different', l: 'later' }

/** The keys of the queue, unless somebody is typing. A key that is held down decides nothing. */
export function useKeys({ step, judge, undo, digit }: Acts): void {
  useEffect(() => {
    const act = (key: string): (() => void) | undefined => {
      if (key === 'j' || key === 'arrowdown') return () => step(1)
      if (key === 'k' || key === 'arrowup') return () => step(-1)
      if (/^[1-9]$/.test(key)) return () => digit(Number(key))
      if (key === 'u') return undo
      const verdict = verdicts[key]
      return verdict && (() => judge(verdict))
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase()
      const found = act(key)
      if (!found || typing(event) || (!meant(event) && !/^(j|k|arrow)/.test(key))) return
      event.preventDefault()
      found()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}
