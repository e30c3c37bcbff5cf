import { proposeEmergency, type EmergencyView } from '@gridward/contract/orders'
import { addDays } from '@gridward/contract/days'
import { orderWords } from '@gridward/contract/words/orders'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { useToday } from '../doors/day-choice.tsx'
import { useArea } from '../doors/own-areas.ts'
import { Ask } from '../kit/ask.tsx'

/** Midnight after a day in the zone of all districts of today, which is eight hours ahead. */
const endOf = (day: string): string => `${day}T23:59:59+08:00`

/** The first signature under an emergency, or under renewing one. */
export function Declare({
  renews,
  onDone,
  onClose,
}: {
  renews: EmergencyView | undefined
  onDone: () => void
  onClose: () => void
}) {
  const words = useWords(orderWords).screen
  const today = useToday()
  const { area } = useArea()
  const [id] = useState(() => uuidv7())
  const initial = {
    disease: renews?.disease ?? '',
    legalBasis: renews?.legalBasis ?? '',
    area: renews?.area ?? area,
    until: addDays(today, 60),
  }
  return (
    <Ask
      title={renews ? words.renew : words.declare}
      ok={renews ? words.renew : words.declare}
      initial={initial}
      fields={[
        { name: 'disease', label: words.disease, kind: 'text' },
        { name: 'legalBasis', label: words.legalBasis, kind: 'text' },
        ...(renews ? [] : [{ name: 'area', label: words.area, kind: 'area' } as const]),
        { name: 'until', label: words.until, kind: 'day' },
      ]}
      send={(said) =>
        call(proposeEmergency, {
          body: {
            ...{ id, disease: String(said['disease']), legalBasis: String(said['legalBasis']) },
            ...{ area: renews?.area ?? String(said['area'] ?? ''), endsAt: endOf(String(said['until'])) },
            ...(renews && { renews: renews.id }),
          },
        })
      }
      onDone={onDone}
      onClose={onClose}
    />
  )
}
