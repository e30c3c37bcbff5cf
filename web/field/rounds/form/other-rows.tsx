import type { Repeat } from '@gridward/contract/questionnaire'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { roundWords } from '../words.ts'
import { Answer } from './answer.tsx'
import { setAnswer, type Row } from './draft.ts'
import type { Page } from './form-steps.tsx'

/** Rows of a form that are no people of the household, such as who travelled along. */
export function OtherRows({ group, ...page }: Page & { group: Repeat }) {
  const words = useWords(roundWords).form
  const formats = useFormats()
  const { draft, said, onDraft } = page
  const given = draft.answers[group.key]
  const rows = Array.isArray(given) ? (given as Row[]) : []
  const label = said.labels.labels[group.key] ?? group.key
  const keep = (next: readonly Row[]): void => onDraft(setAnswer(draft, group.key, next))
  return (
    <section className="other-rows" aria-label={label}>
      {rows.map((_, i) => (
        <fieldset key={i}>
          <legend>
            {label} {formats.number(i + 1)}
          </legend>
          {group.questions.map((question) => (
            <Answer key={question.key} question={question} path={`${group.key}/${i}/${question.key}`} {...page} />
          ))}
          <button type="button" className="plain-button" onClick={() => keep(rows.filter((__, at) => at !== i))}>
            {words.removeRow}
          </button>
        </fieldset>
      ))}
      {rows.length < (group.max ?? 20) && (
        <button type="button" className="plain-button" onClick={() => keep([...rows, {}])}>
          + {label}
        </button>
      )}
    </section>
  )
}
