import { useEffect, useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { useField } from '../context.ts'
import { outbox } from '../queue.ts'
import { fieldWords } from '../words.ts'
import { addressOf } from './doors.ts'
import { bringBack } from './form/draft-store.ts'
import { didOf } from './log.ts'
import { canUndo } from './undo.ts'
import { useUnsent } from './use-doors.ts'
import { undoFor } from './visit.ts'
import { roundWords } from './words.ts'

/** The last record of this grid with the way back, as long as it has not left the phone. */
export function UndoBar({ grid }: { grid: string }) {
  const words = useWords(roundWords)
  const results = useWords(fieldWords).results
  const { online, shelf } = useField()
  const unsent = useUnsent()
  const now = useEvery(5_000)
  const [undone, setUndone] = useState<string>()
  const own = unsent.filter((item) => item.body.grid === grid)
  const last = own[own.length - 1]
  const lately = last && now.getTime() - Date.parse(last.recordedAt) < undoFor && canUndo(last, online, now)
  if (!lately)
    return undone ? (
      <p className="undo-bar" role="status">
        {words.undo.undone(undone)}
      </p>
    ) : null
  const address = addressOf(last.body.place)
  const undo = async (): Promise<void> => {
    await bringBack(shelf, last)
    await outbox.drop(last.id)
    setUndone(address)
  }
  return (
    <p className="undo-bar" role="status">
      <span>{words.undo.said(address, results[didOf(last.body)])}</span>
      <button type="button" className="plain-button" onClick={() => void undo()}>
        {words.undo.button}
      </button>
    </p>
  )
}

function useEvery(ms: number): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), ms)
    return () => clearInterval(timer)
  }, [ms])
  return now
}
