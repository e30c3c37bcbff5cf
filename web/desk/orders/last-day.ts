import { dayOf, type Day, type Instant } from '@gridward/contract/days'
import { zone } from '../../ui/format.ts'

/** An end at 24 o'clock belongs to the day that is over then, as the notice says it. */
export const lastDayOf = (endsAt: Instant): Day => dayOf(new Date(Date.parse(endsAt) - 1), zone)
