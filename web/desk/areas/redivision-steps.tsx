import type { Step } from '@gridward/contract/areas'
import { levelOf } from '@gridward/contract/paths'
import { areaWords } from '@gridward/contract/words/areas'
import { useState } from 'react'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { useWords } from '../../ui/language.tsx'
import { useAreaName } from '../kit/names.ts'
import { ChoiceField, LongField, TextField } from './field.tsx'
import { readRedraw } from './redivision-text.ts'
import { areaDeskWords } from './words.ts'

/** A step as it stands in its fields. */
export type StepTexts = {
  id: string
  kind: Step['do']
  from: string
  into: string
  moved: string
  under: string
  path: string
  name: string
}

export const blankStep = (id: string): StepTexts => ({
  ...{ id, kind: 'redraw', from: '', into: '', moved: '', under: '', path: '', name: '' },
})

// what is founded beside the official file: a street is a special one, a community likewise
const kindAt = { 9: 'specialTown', 12: 'specialCommunity', 15: 'grid', 18: 'building' } as const

/** The step as the server reads it. */
export function stepOf(texts: StepTexts): Step {
  const { kind, moved, under, path, name } = texts
  if (kind === 'move') return { do: 'move', from: moved, under }
  if (kind === 'redraw') return readRedraw(texts.from, texts.into)
  const code = path.trim()
  return { do: 'create', path: code, name: name.trim(), kind: kindAt[code.length as 9] ?? 'grid' }
}

type Props = { texts: StepTexts; onChange: (change: Partial<StepTexts>) => void }

/** The fields of one step. */
export function StepFields({ texts, onChange }: Props) {
  const words = useWords(areaDeskWords).redivisions
  const { id, kind } = texts
  const kinds = [
    { value: 'redraw' as const, text: words.split },
    { value: 'move' as const, text: words.move },
    { value: 'create' as const, text: words.create },
  ]
  return (
    <>
      <ChoiceField
        id={`${id}-kind`}
        label={words.kind}
        value={kind}
        options={kinds}
        onValue={(to) => onChange({ kind: to })}
      />
      {kind === 'redraw' && <Redraw texts={texts} onChange={onChange} />}
      {kind === 'move' && (
        <div className="areas-wide">
          <AreaChoice label={words.moveFrom} value={texts.moved} onChange={(moved) => onChange({ moved })} />
          <AreaChoice label={words.moveUnder} value={texts.under} onChange={(under) => onChange({ under })} />
        </div>
      )}
      {kind === 'create' && (
        <>
          <TextField
            id={`${id}-path`}
            label={words.newPath}
            help={words.newPathHelp}
            inputMode="numeric"
            value={texts.path}
            onText={(path) => onChange({ path })}
          />
          <TextField id={`${id}-name`} label={words.newName} value={texts.name} onText={(name) => onChange({ name })} />
        </>
      )}
    </>
  )
}

/** Areas are chosen by name; their codes stand in a field where a list may also be pasted. */
function Redraw({ texts: { id, from, into }, onChange }: Props) {
  const words = useWords(areaDeskWords).redivisions
  const { levels } = useWords(areaWords)
  const [picked, setPicked] = useState('')
  const name = useAreaName('')
  const paths = from.split(/[\s,，、]+/).filter(Boolean)
  const add = (): void => {
    onChange({ from: [...paths, picked].join('\n') })
    setPicked('')
  }
  const known = paths.map((path) => name(path)).filter((text, i) => text && text !== paths[i])
  return (
    <div className="areas-wide">
      <div className="areas-buttons">
        <AreaChoice label={words.pick} value={picked} onChange={setPicked} />
        <button type="button" className="plain-button" disabled={picked === '' || paths.includes(picked)} onClick={add}>
          {picked === '' ? words.add : `${words.add}${levels[levelOf(picked)]}`}
        </button>
      </div>
      <LongField
        id={`${id}-from`}
        label={words.from}
        {...(known.length > 0 && { help: known.join('、') })}
        rows={3}
        value={from}
        onText={(text) => onChange({ from: text })}
      />
      <LongField
        id={`${id}-into`}
        label={words.into}
        rows={4}
        value={into}
        onText={(text) => onChange({ into: text })}
      />
    </div>
  )
}
