import type { ledgers, PersonLine, TagView } from '@gridward/contract/people/parts'
import { tagWords } from '@gridward/contract/words/tags'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { useAreaName } from '../doors/area-path.tsx'
import type { Column } from '../ledger/column.ts'
import { peopleWords } from './words.ts'

/** The sentence that says why somebody stands in a ledger. */
export function useBasis(): (tag: TagView) => string {
  const { basis, kinds } = useWords(tagWords)
  return (tag) => {
    const text: unknown = (basis as Record<string, unknown>)[tag.basis.code]
    if (typeof text === 'function') return String((text as (params: unknown) => string)(tag.basis.params))
    return typeof text === 'string' ? text : kinds[tag.kind]
  }
}

/** The columns of a list of people; in a ledger its own basis and end come early, in a sentence. */
export function usePersonColumns(ledger?: (typeof ledgers)[number]): Column<PersonLine>[] {
  const words = useWords(peopleWords)
  const kinds = useWords(tagWords).kinds
  const formats = useFormats()
  const basis = useBasis()
  const nameOf = useAreaName()
  const { columns, sexes } = words
  const tags: Column<PersonLine> = {
    key: 'tags',
    title: columns.tags,
    width: ledger ? 320 : 180,
    cell: (p) => (
      <>
        {p.tags.filter(isOwn).map((tag) => (
          <span key={tag.kind} title={basis(tag)}>
            {basis(tag)}
          </span>
        ))}{' '}
        <Marks person={p} tags={p.tags.filter((tag) => !isOwn(tag))} text={(tag) => kinds[tag.kind]} />
      </>
    ),
  }
  const isOwn = (tag: TagView): boolean => tag.kind === ledger
  const until = (p: PersonLine): string =>
    p.tags.flatMap((tag) => ((!ledger || isOwn(tag)) && tag.until) || []).sort()[0] ?? ''
  return [
    { key: 'name', title: columns.name, width: 100, cell: (p) => p.name, always: true },
    { key: 'age', title: columns.age, width: 64, number: true, cell: (p) => p.age ?? '—' },
    { key: 'sex', title: columns.sex, width: 64, cell: (p) => (p.sex ? sexes[p.sex] : '—') },
    ...(ledger ? [tags] : []),
    { key: 'address', title: columns.address, width: 220, cell: (p) => p.address || '—' },
    { key: 'phone', title: columns.phone, width: 130, cell: (p) => p.phone || '—' },
    { key: 'idNumber', title: columns.idNumber, width: 190, cell: (p) => p.idNumber || '—' },
    ...(ledger ? [] : [tags]),
    { key: 'area', title: columns.area, width: 180, cell: (p) => nameOf(p.area) },
    { key: 'until', title: columns.until, width: 110, cell: (p) => until(p) || '—', extra: !ledger },
    { key: 'updatedAt', title: columns.updatedAt, width: 160, cell: (p) => formats.dateTime(p.updatedAt) },
  ]
}

type MarksProps = { person: PersonLine; tags: readonly TagView[]; text: (tag: TagView) => string }

function Marks({ person, tags, text }: MarksProps) {
  const words = useWords(peopleWords)
  return (
    <>
      {person.deadOn && <span className="day-mark">{words.dead(person.deadOn)}</span>}
      {person.maybeSame && <span className="day-mark day-mark-warn">{words.maybeSame}</span>}
      {tags.map((tag) => (
        <span key={tag.kind} className={tag.kind === 'fever' ? 'day-mark day-mark-bad' : 'day-mark'} title={text(tag)}>
          {text(tag)}
        </span>
      ))}
    </>
  )
}
