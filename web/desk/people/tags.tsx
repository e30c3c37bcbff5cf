import type { PersonView, TagView } from '@gridward/contract/people/parts'
import { closeTag } from '@gridward/contract/people/routes'
import { tagWords } from '@gridward/contract/words/tags'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { can, useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { useBasis } from './columns.tsx'
import { peopleWords } from './words.ts'

/** The ledgers that somebody stands in: why, for what purpose, until when. */
export function Tags({ person }: { person: PersonView }) {
  const words = useWords(peopleWords).person
  const { kinds, purposes } = useWords(tagWords)
  const formats = useFormats()
  const basis = useBasis()
  const writes = can(useSession(), 'people.write')
  const [closing, setClosing] = useState<TagView>()
  return (
    <section className="day-panel">
      <h2>{words.tags}</h2>
      {person.tags.length === 0 && <p className="day-soft">{words.noTags}</p>}
      <ul className="people-plain">
        {person.tags.map((tag) => (
          <li key={tag.kind}>
            <strong className={tag.kind === 'fever' ? 'day-mark day-mark-bad' : 'day-mark'}>{kinds[tag.kind]}</strong>
            <span>{basis(tag)}</span>
            <span className="day-soft">
              {tag.until
                ? words.tagSince(formats.day(tag.since), formats.day(tag.until))
                : words.tagOpen(formats.day(tag.since))}{' '}
              {words.purpose}：{purposes[tag.purpose as keyof typeof purposes] ?? tag.purpose}
            </span>
            {writes && (
              <button type="button" className="day-link" onClick={() => setClosing(tag)}>
                {words.closeTag}
              </button>
            )}
          </li>
        ))}
      </ul>
      {closing && (
        <ActDialog
          title={words.closeTagTitle(kinds[closing.kind])}
          lead={words.closeTagLead}
          person={person}
          send={(said) => call(closeTag, { params: { id: person.id, kind: closing.kind }, body: said })}
          onClose={() => setClosing(undefined)}
        />
      )}
    </section>
  )
}
