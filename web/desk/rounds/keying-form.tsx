import { resultLetters, type KeyedLine } from '@gridward/contract/declarations/paper'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { useWords } from '../../ui/language.tsx'
import { Failed } from '../../ui/parts/states.tsx'
import { readTemperatures, type Entry, type Sheet } from './keyed.ts'
import { Field, Found, Rest, type Typed } from './keying-fields.tsx'
import { useDoors } from './use-doors.ts'
import { NewDoor, noDoor, placeOf, type DoorTyped } from './new-door.tsx'
import { roundWords } from './words.ts'

type Result = KeyedLine['result']
const blank: Typed = { code: '', letter: '', people: '', temperatures: '', key: false, note: '' }

const resultOf = (letter: string): Result | undefined =>
  (Object.keys(resultLetters) as Result[]).find((result) => resultLetters[result] === letter.toUpperCase())

const typedOf = ({ line }: Entry): Typed => ({
  code: line.code ?? '',
  letter: resultLetters[line.result],
  people: line.people === undefined ? '' : String(line.people),
  temperatures: line.temperatures?.join(' ') ?? '',
  key: line.key ?? false,
  note: line.note ?? '',
})

type Props = { sheet: Sheet; back: Entry | undefined; onKeyed: (line: KeyedLine, name: string) => void }

/** The line as it is typed, the door it is about, and what becomes of it at Enter. */
function useLine({ sheet, back, onKeyed }: Props) {
  const words = useWords(roundWords).keying
  const [typed, setTyped] = useState<Typed>(back ? typedOf(back) : blank)
  const [fresh, setFresh] = useState<DoorTyped | null>(
    back?.line.place ? { area: back.line.area ?? '', ...back.line.place } : null,
  )
  const [chosen, setChosen] = useState<string>()
  const [problem, setProblem] = useState('')
  const { query, found } = useDoors(typed.code)
  const door = found?.length === 1 ? found[0] : found?.find((one) => one.household === chosen)
  const place = fresh && placeOf(fresh)
  const missing = (): string => {
    if (!sheet.collector.trim()) return words.collectorNeeded
    if (fresh) return place ? '' : words.addressNeeded
    if (query.isFetching) return words.finding
    return door ? '' : found?.length ? words.several : words.unknown
  }
  /** True when the line was taken. */
  const enter = (): boolean => {
    const read = readTyped(typed, words)
    const lacks = missing() || ('problem' in read ? read.problem : '')
    setProblem(lacks)
    if (lacks || 'problem' in read) return false
    const at = place ? { area: fresh!.area, place } : { code: door!.code, household: door!.household }
    onKeyed({ id: uuidv7(), ...at, ...read }, place ? Object.values(place).join('') : door!.address)
    setTyped(blank)
    setChosen(undefined)
    if (fresh) setFresh({ ...fresh, room: '' })
    return true
  }
  const set = (change: Partial<Typed>): void => {
    setTyped((before) => ({ ...before, ...change }))
    setProblem('')
  }
  return { typed, set, fresh, setFresh, door, setChosen, problem, query, found, enter }
}
type Line = ReturnType<typeof useLine>

/** One line: the door by its code, what was found, and what else the pen wrote. */
export function KeyingForm(props: Props) {
  const words = useWords(roundWords).keying
  const line = useLine(props)
  const { typed, set, fresh, setFresh, door, enter } = line
  const { back, sheet } = props
  const codeField = useRef<HTMLInputElement>(null)
  const letterField = useRef<HTMLInputElement>(null)
  const begun = useRef(sheet.collector !== '')
  useEffect(() => {
    if (back) letterField.current?.focus()
    else if (begun.current) codeField.current?.focus()
  }, [back])
  useEffect(() => {
    if (door) letterField.current?.focus()
  }, [door])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (enter()) codeField.current?.focus()
  }
  return (
    <form className="keying" onSubmit={submit} autoComplete="off">
      {fresh ? (
        <NewDoor value={fresh} onChange={setFresh} onBack={() => setFresh(null)} />
      ) : (
        <Field label={words.code}>
          <input
            ref={codeField}
            className="keying-code"
            value={typed.code}
            maxLength={24}
            spellCheck={false}
            onChange={({ target: { value } }) => (value.includes('+') ? setFresh(noDoor) : set({ code: value }))}
          />
        </Field>
      )}
      <Field label={words.result}>
        <input
          ref={letterField}
          className="keying-letter"
          value={typed.letter}
          maxLength={1}
          onFocus={(event) => event.target.select()}
          onChange={(event) => set({ letter: event.target.value.normalize('NFKC').toUpperCase() })}
        />
      </Field>
      <Rest typed={typed} onChange={set} />
      <button type="submit" className="main-button">
        {words.enter}
      </button>
      <Says line={line} />
    </form>
  )
}

/** What the code and the letter mean, or what is wrong with them. */
function Says({ line }: { line: Line }) {
  const words = useWords(roundWords).keying
  const { problem, fresh, setFresh, query, found, door, setChosen, typed } = line
  const result = resultOf(typed.letter)
  return (
    <div className="keying-says" role="status">
      {problem && <p className="day-bad">{problem}</p>}
      {!fresh && query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {!fresh && query.isFetching && <p className="day-soft">{words.finding}</p>}
      {!fresh && found && <Found doors={found} chosen={door?.household} onChoose={setChosen} />}
      {result && <p>{words.results[result]}</p>}
      {!fresh && (
        <button type="button" className="day-link" onClick={() => setFresh(noDoor)}>
          {words.newDoor}
        </button>
      )}
    </div>
  )
}

type Sentences = Pick<(typeof roundWords)['zh-CN']['keying'], 'letter' | 'badPeople' | 'badTemperature'>
type Read = Pick<KeyedLine, 'result' | 'people' | 'temperatures' | 'key' | 'note'>

function readTyped(typed: Typed, words: Sentences): Read | { problem: string } {
  const result = resultOf(typed.letter)
  const temperatures = readTemperatures(typed.temperatures)
  if (!result) return { problem: words.letter }
  if (typed.people !== '' && !/^\d{1,3}$/.test(typed.people)) return { problem: words.badPeople }
  if (!temperatures) return { problem: words.badTemperature }
  return {
    result,
    ...(typed.people !== '' && { people: Number(typed.people) }),
    ...(temperatures.length > 0 && { temperatures }),
    ...(typed.key && { key: true }),
    ...(typed.note.trim() && { note: typed.note.trim() }),
  }
}
