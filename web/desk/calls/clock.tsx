import { callWords } from '@gridward/contract/words/calls'
import { useEffect, useState } from 'react'
import { useWords } from '../../ui/language.tsx'

/** Now, moved forward twice a minute: enough for clocks that count minutes. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** How long is left until an instant, or how late it is. */
export function Clock({ dueAt, now }: { dueAt: string; now: number }) {
  const words = useWords(callWords).screen
  const minutes = Math.floor(Math.abs(Date.parse(dueAt) - now) / 60_000)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60)]
  const text =
    days > 0 ? words.days(days, hours % 24) : hours > 0 ? words.hours(hours, minutes % 60) : words.minutes(minutes)
  const late = Date.parse(dueAt) <= now
  return (
    <span className={late ? 'spine-clock spine-clock-late' : 'spine-clock'}>
      {late ? words.late(text) : words.left(text)}
    </span>
  )
}

/** Within half an hour, or past it: what a card's edge says beside its words. */
export const edgeOf = (dueAt: string | null, now: number): string => {
  if (dueAt === null) return 'spine-card spine-done'
  const left = Date.parse(dueAt) - now
  return left <= 0 ? 'spine-card spine-late' : left < 1_800_000 ? 'spine-card spine-soon' : 'spine-card'
}
