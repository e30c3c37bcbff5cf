import type { Responsible } from '@gridward/contract/areas/responsible'
import type { ReportView } from '@gridward/contract/briefings'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { useArea } from '../doors/own-areas.ts'
import { leadsQuery } from './queries.ts'
import { briefingWords } from './words.ts'

/** Named at first; the others one click away. */
const first = 12

type Props = { report: ReportView; onConfirm: ((area: string) => void) | undefined }

/** Who has not confirmed, by name, with who answers for it. */
export function MissingList({ report, onConfirm }: Props) {
  const words = useWords(briefingWords)
  const formats = useFormats()
  const { area } = useArea()
  const leads = useQuery(leadsQuery(area))
  const [all, setAll] = useState(false)
  const { missing, communities, state } = report
  if (missing.length === 0) return <p className="day-note report-fine">{words.missingNone}</p>
  const n = formats.number(missing.length)
  const late = report.overdue && state === 'open'
  return (
    <section className={late ? 'day-panel report-late' : 'day-panel'}>
      <h2 className={late ? 'day-bad' : ''}>
        {state === 'open' ? words.missing(n, formats.number(communities.length)) : words.missingFrozen(n)}
      </h2>
      <ul className="report-missing">
        {(all ? missing : missing.slice(0, first)).map((one) => (
          <li key={one.area}>
            <strong>{one.name}</strong>
            <span className="day-soft">{leadOf(leads.data, one.area) ?? (leads.isPending ? '' : words.nobody)}</span>
            {onConfirm && (
              <button type="button" className="day-link" onClick={() => onConfirm(one.area)}>
                {words.confirmFor}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!all && missing.length > first && (
        <button type="button" className="plain-button report-more" onClick={() => setAll(true)}>
          {words.showAll(n)}
        </button>
      )}
    </section>
  )
}

/** The stand-in of today before the lead, with the phone to call. */
function leadOf(duties: readonly Responsible[] | undefined, area: string): string | undefined {
  const here = duties?.filter((duty) => duty.area === area) ?? []
  const one = here.find((duty) => duty.standsInFor) ?? here.find((duty) => duty.duty === 'lead') ?? here[0]
  return one && [one.person, one.phone].filter(Boolean).join(' ')
}
