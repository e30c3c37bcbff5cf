import type { RedivisionPreview } from '@gridward/contract/areas'
import { areaWords } from '@gridward/contract/words/areas'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { areaDeskWords } from './words.ts'

/** What a redivision would do: mistakes first, then who would be without somebody, then what moves. */
export function RedivisionPreviewView({ preview }: { preview: RedivisionPreview }) {
  const words = useWords(areaDeskWords).redivisions
  const { redivisionFaults } = useWords(areaWords)
  const n = useFormats().number
  const movers: Record<string, string> = words.movers
  const sums = new Map<string, number>()
  for (const c of preview.counts) sums.set(c.mover, (sums.get(c.mover) ?? 0) + c.n)
  const named = (list: RedivisionPreview['opened']): string => list.map((a) => `${a.name}（${a.path}）`).join('、')
  return (
    <>
      {preview.faults.length > 0 && (
        <div className="areas-bad">
          <p>{words.faults}</p>
          <ul>
            {preview.faults.map((f) => (
              <li key={f.step + f.fault + f.about}>
                {`${words.step(String(f.step))} ${f.about}：${redivisionFaults[f.fault]}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {preview.withoutResponsible.length > 0 && (
        <p className="areas-nobody">{`${words.without}：${named(preview.withoutResponsible)}`}</p>
      )}
      {preview.severalResponsible.length > 0 && <p>{`${words.several}：${named(preview.severalResponsible)}`}</p>}
      {preview.sameDoors.length > 0 && (
        <p>{`${words.sameDoors}：${preview.sameDoors.map((a) => `${a.name} ${n(a.n)}`).join('、')}`}</p>
      )}
      <dl className="areas-sum">
        {[...sums].map(([mover, count]) => (
          <div key={mover}>
            <dt>{`${words.counts} ${movers[mover] ?? mover}`}</dt>
            <dd>{n(count)}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {preview.moves.slice(0, 200).map((m) => (
          <li key={m.from + m.to}>
            <span className="number">{words.moves(m.from, m.to)}</span>{' '}
            {m.households === null ? words.rest : words.picked(n(m.households))}
          </li>
        ))}
      </ul>
      {preview.opened.length > 0 && <p>{`${words.opened}：${named(preview.opened)}`}</p>}
      {preview.closed.length > 0 && <p>{`${words.closed}：${named(preview.closed)}`}</p>}
    </>
  )
}
