import type { ImportPreview } from '@gridward/contract/areas'
import { areaWords } from '@gridward/contract/words/areas'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { areaDeskWords } from './words.ts'

/** What a division file would change: the sum of rows, then what is refused, gone and renamed. */
export function DivisionPreview({ seen }: { seen: ImportPreview }) {
  const words = useWords(areaDeskWords).setUp
  const n = useFormats().number
  if (seen.missing.length > 0) return <p className="areas-bad">{words.missing(seen.missing.join('、'))}</p>
  const sums = [
    [words.rows, seen.rowsIn],
    [words.stored, seen.stored],
    [words.same, seen.same],
    [words.rejected, seen.rejected.length],
    [words.outside, seen.outside],
  ] as const
  const { streets, communities } = seen
  return (
    <>
      <dl className="areas-sum">
        {sums.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={name === words.rejected && value > 0 ? 'areas-bad' : ''}>{n(value)}</dd>
          </div>
        ))}
      </dl>
      <small>{words.sum}</small>
      {seen.rowsIn === 0 && <Districts seen={seen} />}
      <Rejected seen={seen} />
      <p>{words.streets(n(streets.all), n(streets.new.length), n(streets.renamed.length))}</p>
      <p>{words.communities(n(communities.all), n(communities.new.length), n(communities.renamed.length))}</p>
      <Changes seen={seen} />
    </>
  )
}

function Districts({ seen }: { seen: ImportPreview }) {
  const words = useWords(areaDeskWords).setUp
  const n = useFormats().number
  return (
    <div>
      <p>{words.found(n(seen.districts.length))}</p>
      <ul>
        {seen.districts.slice(0, 30).map((d) => (
          <li key={d.code}>{`${d.code} ${d.name} ${n(d.rows)}`}</li>
        ))}
      </ul>
    </div>
  )
}

function Rejected({ seen }: { seen: ImportPreview }) {
  const words = useWords(areaDeskWords).duties
  const { rejections } = useWords(areaWords)
  if (seen.rejected.length === 0) return null
  const why = ({ reason, other = '' }: ImportPreview['rejected'][number]): string => {
    const text = rejections[reason]
    return typeof text === 'string' ? text : text(other)
  }
  return (
    <ul className="areas-bad">
      {seen.rejected.slice(0, 20).map((r) => (
        <li key={r.row}>{`${words.row(String(r.row))} ${r.code} ${r.name}：${why(r)}`}</li>
      ))}
    </ul>
  )
}

function Changes({ seen }: { seen: ImportPreview }) {
  const words = useWords(areaDeskWords).setUp
  const n = useFormats().number
  const renamed = [...seen.streets.renamed, ...seen.communities.renamed]
  const fresh = new Map(seen.communities.new.map((a) => [a.path, a.name]))
  return (
    <>
      {renamed.length > 0 && (
        <ul>
          {renamed.slice(0, 50).map((a) => (
            <li key={a.path}>{words.renamedFrom(a.before ?? '', a.name)}</li>
          ))}
        </ul>
      )}
      {seen.gone.length > 0 && (
        <>
          <p className="areas-nobody">{words.gone(n(seen.gone.length))}</p>
          <ul>
            {seen.gone.slice(0, 50).map((a) => (
              <li key={a.path}>
                {`${a.path} ${a.name}`}
                {a.maybeNow && `：${words.goneTo(`${a.maybeNow} ${fresh.get(a.maybeNow) ?? ''}`)}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
