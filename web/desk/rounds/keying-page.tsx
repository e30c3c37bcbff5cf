import { useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { useToday } from '../doors/day-choice.tsx'
import type { Entry, Sheet } from './keyed.ts'
import { KeyingForm } from './keying-form.tsx'
import { KeyingLines } from './keying-lines.tsx'
import { SheetHead, useUndoKeys } from './sheet-head.tsx'
import { Tabs } from './tabs.tsx'
import { useKeying } from './use-keying.ts'
import { roundWords } from './words.ts'

/** Keying a sheet of paper: its day and collector once, then code, letter, Enter. */
export function KeyingPage() {
  const words = useWords(roundWords).keying
  const today = useToday()
  const [sheet, setSheet] = useState<Sheet>({ day: today, collector: '' })
  const { entries, act } = useKeying()
  const [back, setBack] = useState<Entry>()
  const takeBack = (): void => {
    setBack(entries.find((entry) => entry.state === 'held'))
    act({ do: 'undo' })
  }
  useUndoKeys(takeBack)
  return (
    <div className="day">
      <Tabs />
      <h1>{words.title}</h1>
      <p className="day-soft">{words.hint}</p>
      <div className="day-panel">
        <SheetHead sheet={sheet} today={today} onChange={setSheet} />
        <KeyingForm
          key={back?.line.id ?? 'fresh'}
          sheet={sheet}
          back={back}
          onKeyed={(line, name) =>
            act({ do: 'key', entry: { ...sheet, collector: sheet.collector.trim(), line, name } })
          }
        />
      </div>
      <KeyingLines
        entries={entries}
        act={act}
        onUndo={takeBack}
        onFix={(entry) => {
          setBack(entry)
          act({ do: 'drop', id: entry.line.id })
        }}
      />
    </div>
  )
}
