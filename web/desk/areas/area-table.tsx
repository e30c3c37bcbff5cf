import type { AreaView } from '@gridward/contract/areas'
import { areaWords } from '@gridward/contract/words/areas'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Failed } from '../../ui/parts/states.tsx'
import { dutiesQuery } from './queries.ts'
import { areaDeskWords } from './words.ts'

type Props = {
  areas: readonly AreaView[]
  all: readonly AreaView[]
  area: string
  /** Areas at the bottom for which nobody answers: rows with most of them come first. */
  bare: readonly string[]
  onChoose: (path: string) => void
}

/** Areas of one level with their leads. */
export function AreaTable({ areas, all, area, bare, onChoose }: Props) {
  const words = useWords(areaDeskWords).tree
  const duties = useQuery(dutiesQuery(area, false, false))
  const leads = new Map(duties.data?.filter((d) => d.duty === 'lead' && !d.standsInFor).map((d) => [d.area, d.person]))
  const below = new Map<string, number>()
  for (const { path } of all) below.set(path.slice(0, -3), (below.get(path.slice(0, -3)) ?? 0) + 1)
  const without = (path: string): number => bare.filter((one) => one.startsWith(path)).length
  const order = areas
    .map((a) => ({ ...a, without: without(a.path) }))
    .sort((a, b) => b.without - a.without || (a.path < b.path ? -1 : 1))
  return (
    <div className="areas-table">
      {duties.isError && <Failed problem={duties.error} again={() => void duties.refetch()} />}
      <table>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.lead}</th>
            <th scope="col" className="areas-number">
              {words.nobody}
            </th>
            <th scope="col" className="areas-number">
              {words.below}
            </th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.code}</th>
          </tr>
        </thead>
        <tbody>
          {order.map((a) => (
            <Row
              key={a.path}
              area={a}
              lead={duties.data ? (leads.get(a.path) ?? '—') : ''}
              without={a.without}
              below={below.get(a.path)}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = {
  area: AreaView
  /** '' as long as it is not known. */
  lead: string
  without: number
  below: number | undefined
  onChoose: (path: string) => void
}

function Row({ area, lead, without, below, onChoose }: RowProps) {
  const { kinds } = useWords(areaWords)
  const formats = useFormats()
  return (
    <tr>
      <th scope="row">
        <button type="button" className="areas-step" onClick={() => onChoose(area.path)}>
          {area.name}
        </button>
      </th>
      <td>{lead}</td>
      <td className="areas-number areas-nobody">{without === 0 ? '' : formats.number(without)}</td>
      <td className="areas-number">{below === undefined ? '' : formats.number(below)}</td>
      <td>{kinds[area.kind]}</td>
      <td className="number">{area.path}</td>
    </tr>
  )
}
