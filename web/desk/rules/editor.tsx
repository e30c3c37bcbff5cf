import { ruleKinds, saveDraft, type Ran, type RuleKind } from '@gridward/contract/rules'
import { ruleWords } from '@gridward/contract/words/rules'
import { useMutation } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { useWords } from '../../ui/language.tsx'
import { fieldsOf, ProblemSummary } from '../../ui/parts/problem.tsx'
import { uiWords } from '../../ui/words.ts'
import { ChoiceField, TextField } from '../areas/field.tsx'
import { readJson, type Edited } from './edited.ts'
import { Examples } from './examples.tsx'
import { Parameters } from './parameters.tsx'
import { labelOf, startOf, type Schema } from './schema.ts'
import { ruleParameters } from '@gridward/contract/rules'
import '../areas/areas.css'
import { DayInput } from '../kit/day-input.tsx'

/** Writes a draft: what it is, its parameters, its dates, its examples and what they really give. */
export function Editor({ first, onClose }: { first: Edited; onClose: () => void }) {
  const words = useWords(ruleWords)
  const ui = useWords(uiWords)
  const [draft, setDraft] = useState(first)
  const save = useMutation({ mutationFn: () => send(draft) })
  const readable = draft.examples.every(
    (one) => readJson(one.input) !== undefined && readJson(one.expected) !== undefined,
  )
  const wrong = new Set(fieldsOf(save.error).map((field) => field.path.split('/')[1] ?? ''))
  const change = (to: Partial<Edited>): void => setDraft({ ...draft, ...to })
  return (
    <Modal
      open
      title={draft.title || words.screen.newDraft}
      okText={words.screen.save}
      cancelText={ui.close}
      okButtonProps={{ disabled: save.isPending || !readable || draft.title.trim() === '' }}
      onOk={() => save.mutate()}
      onCancel={onClose}
      width={900}
    >
      <div className="spine">
        <ProblemSummary
          problem={save.error}
          fields={(path) => ({
            id: `rule-${path.split('/')[1] ?? path}`,
            label: labelOf(words, path.split('/')[1] ?? path),
          })}
        />
        {save.isSuccess && <p role="status">{words.screen.saved}</p>}
        <Head draft={draft} onChange={change} />
        <Parameters
          kind={draft.kind}
          value={draft.parameters}
          wrong={(name) => wrong.has(name)}
          onChange={(parameters) => change({ parameters })}
        />
        <Examples
          examples={draft.examples}
          ran={(save.data as { ran: Ran[] } | undefined)?.ran}
          onChange={(examples) => change({ examples })}
        />
      </div>
    </Modal>
  )
}

const send = ({ id, examples, effectiveTo, ...draft }: Edited) =>
  call(saveDraft, {
    params: { id },
    body: {
      ...draft,
      title: draft.title.trim(),
      document: draft.document.trim(),
      effectiveTo: effectiveTo || null,
      examples: examples.map(({ says, input, expected }) => ({
        says,
        input: readJson(input),
        expected: readJson(expected),
      })),
    },
  })

function Head({ draft, onChange }: { draft: Edited; onChange: (to: Partial<Edited>) => void }) {
  const words = useWords(ruleWords)
  const kinds = ruleKinds.map((value) => ({ value, text: words.kinds[value] }))
  const kindChosen = (kind: RuleKind): void =>
    onChange({ kind, parameters: startOf(ruleParameters[kind] as unknown as Schema), examples: [] })
  return (
    <div className="areas-form">
      <ChoiceField id="rule-kind" label={words.screen.kind} value={draft.kind} options={kinds} onValue={kindChosen} />
      <TextField
        id="rule-title"
        label={words.screen.name}
        value={draft.title}
        maxLength={120}
        onText={(title) => onChange({ title })}
      />
      <TextField
        id="rule-document"
        label={words.screen.document}
        help={words.screen.documentHelp}
        value={draft.document}
        maxLength={120}
        onText={(document) => onChange({ document })}
      />
      <div className="areas-field">
        <label htmlFor="rule-from">{words.screen.from}</label>
        <DayInput
          id="rule-from"
          value={draft.effectiveFrom}
          onChange={(effectiveFrom) => onChange({ effectiveFrom })}
        />
      </div>
      <div className="areas-field">
        <label htmlFor="rule-to">{words.screen.to}</label>
        <DayInput id="rule-to" value={draft.effectiveTo} onChange={(effectiveTo) => onChange({ effectiveTo })} />
      </div>
      <div className="areas-wide">
        <AreaChoice label={words.screen.area} value={draft.area} onChange={(area) => onChange({ area })} />
      </div>
    </div>
  )
}
