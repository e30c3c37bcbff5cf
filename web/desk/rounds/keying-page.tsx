import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { useToday } from '../doors/day-choice.tsx'
import type { Entry, Sheet } from './keyed.ts'
import { KeyingForm } from './keying-form.tsx'
import { KeyingLines } from './keying-lines.tsx'
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

type HeadProps = { sheet: Sheet; today: string; onChange: (sheet: Sheet) => void }

/** What stands at the top of the paper. */
function SheetHead({ sheet, today, onChange }: HeadProps) {
  const words = useWords(roundWords).keying
  return (
    <div className="day-buttons">
      <label className="rounds-small">
        {words.day}{' '}
        <DatePicker
          aria-label={words.day}
          allowClear={false}
          value={dayjs(sheet.day)}
          maxDate={dayjs(today)}
          onChange={(day) => onChange({ ...sheet, day: day?.format('YYYY-MM-DD') ?? today })}
        />
      </label>
      <label className="rounds-small">
        {words.collector}{' '}
        <input
          value={sheet.collector}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => onChange({ ...sheet, collector: event.target.value })}
        />
      </label>
      {!sheet.collector.trim() && <span className="day-soft">{words.collectorNeeded}</span>}
    </div>
  )
}

/** Ctrl+Z takes back the last line, unless somebody is editing a text where it has its usual work. */
function useUndoKeys(undo: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const field = event.target instanceof HTMLInputElement ? event.target.value : ''
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || field !== '') return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}
