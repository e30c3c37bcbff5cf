import type { ReportView } from '@gridward/contract/briefings'
import type { Metric } from '@gridward/contract/metrics'
import { metricWords } from '@gridward/contract/words/metrics'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Sheet } from '../doors/sheet.tsx'
import { signedNumber } from './figures-table.tsx'
import { briefingWords } from './words.ts'

/** What came in after earlier days were frozen. Numbered by the report that tells of it. */
export function Corrections({ report }: { report: ReportView }) {
  const words = useWords(briefingWords).corrections
  const metrics = useWords(metricWords)
  const formats = useFormats()
  return (
    <section className="day-panel">
      <h2>{words.title}</h2>
      <p className="day-soft">{words.what}</p>
      {report.corrections.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Sheet label={words.title}>
          <table>
            <thead>
              <tr>
                {[words.number, words.aboutDay, words.area, words.item].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
                <th scope="col" className="day-n">
                  {words.change}
                </th>
              </tr>
            </thead>
            <tbody>
              {report.corrections.map((one) => (
                <tr key={`${one.number} ${one.aboutDay} ${one.area} ${one.metric}`}>
                  <td className="number">{one.number === 0 ? words.waiting : formats.number(one.number)}</td>
                  <td>{formats.day(one.aboutDay)}</td>
                  <td>{one.areaName}</td>
                  <td>{metrics[one.metric as Metric]}</td>
                  <td className="day-n">{signedNumber(one.n, formats.number)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
    </section>
  )
}
