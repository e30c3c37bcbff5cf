import { useEffect, useState, type RefObject } from 'react'
import { AreaChoice } from '../../../ui/areas/area-choice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Failed } from '../../../ui/parts/states.tsx'
import { Field, Found } from '../keying-fields.tsx'
import { useDoors } from '../use-doors.ts'
import type { FormWork } from './use-form.ts'
import { formWords } from './words.ts'

/** The door that the form is about: by the code of its line, or a grid when there is none. */
export function Door({ work, codeField }: { work: FormWork; codeField: RefObject<HTMLInputElement | null> }) {
  const words = useWords(formWords)
  const { draft, setDraft, takeDoor } = work
  const [coded, setCoded] = useState(draft.household !== null || draft.area === '')
  const { query, found } = useDoors(coded ? draft.code : '')
  const only = found?.length === 1 ? found[0] : undefined
  useEffect(() => {
    if (only && only.household !== draft.household) takeDoor(only)
  }, [only, draft.household, takeDoor])
  const noCode = (): void => {
    setCoded(false)
    setDraft((before) => ({ ...before, code: '', household: null, address: '' }))
  }
  if (!coded) return <Uncoded work={work} onCoded={() => setCoded(true)} />
  return (
    <div className="forms-door">
      <Field label={words.code}>
        <input
          ref={codeField}
          className="keying-code"
          value={draft.code}
          maxLength={24}
          spellCheck={false}
          onChange={({ target: { value } }) =>
            value.includes('+')
              ? noCode()
              : setDraft((before) => ({ ...before, code: value, area: '', household: null, address: '' }))
          }
        />
      </Field>
      <div className="keying-says" role="status">
        {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
        {found && (
          <Found
            doors={found}
            chosen={draft.household ?? undefined}
            onChoose={(household) => takeDoor(found.find((door) => door.household === household)!)}
          />
        )}
        <button type="button" className="day-link" tabIndex={-1} onClick={noCode}>
          {words.noCode}
        </button>
      </div>
    </div>
  )
}

/** A paper without a code: the grid it comes from; the address stands among the answers. */
function Uncoded({ work: { draft, setDraft }, onCoded }: { work: FormWork; onCoded: () => void }) {
  const words = useWords(formWords)
  return (
    <div className="day-buttons">
      <AreaChoice
        label={words.grid}
        value={draft.area}
        onChange={(area) => setDraft((before) => ({ ...before, area }))}
      />
      <button type="button" className="day-link" onClick={onCoded}>
        {words.byCode}
      </button>
    </div>
  )
}
