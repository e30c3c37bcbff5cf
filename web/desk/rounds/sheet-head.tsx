import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useEffect } from 'react'
import { useWords } from '../../ui/language.tsx'
import type { Sheet } from './keyed.ts'
import { roundWords } from './words.ts'

type HeadProps = { sheet: Sheet; today: string; onChange: (sheet: Sheet) => void }

/** What stands at the top of the paper. */
export function SheetHead({ sheet, today, onChange }: HeadProps) {
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

/** Ctrl+Z takes back what was keyed last, unless somebody is editing a text where it has its usual work. */
export function useUndoKeys(undo: () => void): void {
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
