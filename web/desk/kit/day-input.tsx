import type { Day } from '@gridward/contract/days'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'

type Props = {
  id?: string
  label?: string
  value?: string | undefined
  max?: Day
  /** A day, or '' when it was taken out. */
  onChange?: (day: string) => void
}

/** A day as the page's language writes it: the browser's own field shows its parts in the order of the browser's language. */
export const DayInput = ({ id, label, value, max, onChange }: Props) => (
  <DatePicker
    {...(id !== undefined && { id })}
    {...(label !== undefined && { 'aria-label': label })}
    value={value ? dayjs(value) : null}
    {...(max !== undefined && { maxDate: dayjs(max) })}
    onChange={(picked) => onChange?.(picked ? picked.format('YYYY-MM-DD') : '')}
  />
)
