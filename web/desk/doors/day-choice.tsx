import { addDays, dayOf, type Day } from '@gridward/contract/days'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useWords } from '../../ui/language.tsx'
import { useSession } from '../session.ts'
import { coverageWords } from './words.ts'

/** Today in the district's zone. */
export function useToday(): Day {
  return dayOf(new Date(), useSession().district.zone)
}

/** The day that a page is about; it stands in the address. Empty: now. */
export function DayChoice() {
  const words = useWords(coverageWords)
  const today = useToday()
  const { day } = useSearch({ strict: false }) as { day?: Day }
  const navigate = useNavigate()
  const go = (to: Day | undefined): void =>
    void navigate({ to: '.', search: ((before: object) => ({ ...before, day: to })) as never })
  const shown = day ?? today
  return (
    <span className="day-choice">
      <button
        type="button"
        className="plain-button"
        aria-label={words.dayBefore}
        onClick={() => go(addDays(shown, -1))}
      >
        ‹
      </button>
      <DatePicker
        aria-label={words.day}
        allowClear={false}
        value={dayjs(shown)}
        maxDate={dayjs(today)}
        onChange={(picked) => go(picked ? picked.format('YYYY-MM-DD') : undefined)}
      />
      <button
        type="button"
        className="plain-button"
        aria-label={words.dayAfter}
        disabled={shown >= today}
        onClick={() => go(addDays(shown, 1) >= today ? undefined : addDays(shown, 1))}
      >
        ›
      </button>
    </span>
  )
}
