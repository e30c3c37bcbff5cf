import { orderWords } from '@gridward/contract/words/orders'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { useAreaName } from '../kit/names.ts'
import { emergenciesQuery, ordersQuery } from './queries.ts'

/** What is declared, or that nothing is and nobody can be limited; and an alarm when a limit has no signatures. */
export function Banner() {
  const words = useWords(orderWords).screen
  const formats = useFormats()
  const name = useAreaName(words.wholeDistrict)
  const { data } = useQuery(emergenciesQuery)
  const orders = useInfiniteQuery(ordersQuery(false))
  const inForce = data?.filter((one) => one.state === 'inForce') ?? []
  const unbacked = orders.data?.pages.flatMap((page) => page.items).filter((one) => one.unbacked).length ?? 0
  return (
    <>
      {unbacked > 0 && (
        <div className="spine-banner spine-banner-bad" role="alert">
          {words.unbacked(unbacked)}
        </div>
      )}
      {data && inForce.length === 0 && <div className="spine-banner">{words.noEmergency}</div>}
      {inForce.map((one) => (
        <div key={one.id} className="spine-banner spine-banner-on">
          <span>{words.inForce({ disease: one.disease, until: formats.dateTime(one.endsAt) })}</span>
          <span>{name(one.area)}</span>
        </div>
      ))}
    </>
  )
}
