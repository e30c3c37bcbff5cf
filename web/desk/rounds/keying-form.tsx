import { readLine, resultLetters, type KeyedLine, type PaperLine } from '@gridward/contract/declarations/paper'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Failed } from '../../ui/parts/states.tsx'
import { codeLength, plainCode, readTemperatures, type Entry, type Sheet } from './keyed.ts'
import { NewDoor, noDoor, placeOf, type DoorTyped } from './new-door.tsx'
import { roundWords } from './words.ts'

type Result = KeyedLine['result']
type Typed = { code: string; letter: string; people: string; temperatures: string; key: boolean; note: string }
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

/** One line: the door by its code, what was found, and what else the pen wrote. */
export function KeyingForm({ sheet, back, onKeyed }: Props) {
  const words = useWords(roundWords).keying
  const [typed, setTyped] = useState<Typed>(back ? typedOf(back) : blank)
  const [fresh, setFresh] = useState<DoorTyped | null>(
    back?.line.place ? { area: back.line.area ?? '', ...back.line.place } : null,
  )
  const [chosen, setChosen] = useState<string>()
  const [problem, setProblem] = useState('')
  const codeField = useRef<HTMLInputElement>(null)
  const letterField = useRef<HTMLInputElement>(null)
  const code = plainCode(typed.code)
  const doors = useQuery({
    queryKey: ['line', code],
    queryFn: ({ signal }) => call(readLine, { params: { code }, signal }),
    enabled: code.length === codeLength,
    staleTime: 60_000,
  })
  const found = code.length === codeLength ? doors.data : undefined
  const door = found?.length === 1 ? found[0] : found?.find((one) => one.household === chosen)
  useEffect(() => (back ? letterField.current : codeField.current)?.focus(), [back])
  useEffect(() => {
    if (door) letterField.current?.focus()
  }, [door])
  const set = (change: Partial<Typed>): void => {
    setTyped((before) => ({ ...before, ...change }))
    setProblem('')
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const read = readTyped(typed, words)
    const place = fresh && placeOf(fresh)
    if (!sheet.collector.trim()) setProblem(words.collectorNeeded)
    else if (fresh ? !place : !door)
      setProblem(fresh ? words.addressNeeded : found?.length ? words.several : words.unknown)
    else if ('problem' in read) setProblem(read.problem)
    else {
      const at = place ? { area: fresh!.area, place } : { code: door!.code, household: door!.household }
      onKeyed({ id: uuidv7(), ...at, ...read }, place ? Object.values(place).join('') : door!.address)
      setTyped(blank)
      setChosen(undefined)
      if (fresh) setFresh({ ...fresh, room: '' })
      codeField.current?.focus()
    }
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
      <div className="keying-says" role="status">
        {problem && <p className="day-bad">{problem}</p>}
        {!fresh && doors.isError && <Failed problem={doors.error} again={() => void doors.refetch()} />}
        {!fresh && doors.isFetching && <p className="day-soft">{words.finding}</p>}
        {!fresh && found && <Found doors={found} chosen={door?.household} onChoose={setChosen} />}
        {resultOf(typed.letter) && <p>{words.results[resultOf(typed.letter)!]}</p>}
        {!fresh && (
          <button type="button" className="day-link" onClick={() => setFresh(noDoor)}>
            {words.newDoor}
          </button>
        )}
      </div>
    </form>
  )
}

type Says = Pick<(typeof roundWords)['zh-CN']['keying'], 'letter' | 'badPeople' | 'badTemperature'>
type Read = Pick<KeyedLine, 'result' | 'people' | 'temperatures' | 'key' | 'note'>

function readTyped(typed: Typed, words: Says): Read | { problem: string } {
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

function Field({
  label,
  wide,
  children,
}: {
  label: string
  wide?: boolean
  children: React.ReactElement<{ id?: string }>
}) {
  return (
    <label className={wide ? 'keying-field keying-wide' : 'keying-field'}>
      <span>{label}</span>
      {children}
    </label>
  )
}

function Rest({ typed, onChange }: { typed: Typed; onChange: (change: Partial<Typed>) => void }) {
  const words = useWords(roundWords).keying
  const id = useId()
  return (
    <>
      <Field label={words.people}>
        <input
          className="keying-letter"
          inputMode="numeric"
          value={typed.people}
          maxLength={3}
          onChange={(event) => onChange({ people: event.target.value.trim() })}
        />
      </Field>
      <Field label={words.temperatures}>
        <input
          className="keying-code"
          inputMode="decimal"
          value={typed.temperatures}
          placeholder="36.5 36.8"
          title={words.temperaturesHelp}
          onChange={(event) => onChange({ temperatures: event.target.value })}
        />
      </Field>
      <span className="keying-field">
        <label htmlFor={id}>{words.key}</label>
        <input
          id={id}
          type="checkbox"
          checked={typed.key}
          onChange={(event) => onChange({ key: event.target.checked })}
        />
      </span>
      <Field label={words.note} wide>
        <input value={typed.note} maxLength={200} onChange={(event) => onChange({ note: event.target.value })} />
      </Field>
    </>
  )
}

type FoundProps = { doors: readonly PaperLine[]; chosen: string | undefined; onChoose: (household: string) => void }

/** The door behind the code, so that whoever keys sees that it is the right one. */
function Found({ doors, chosen, onChoose }: FoundProps) {
  const words = useWords(roundWords).keying
  const formats = useFormats()
  const text = (door: PaperLine): string => words.door(door.address, door.head, formats.number(door.people))
  const [only] = doors
  if (!only) return <p className="day-bad">{words.unknown}</p>
  if (doors.length === 1) return <p className="keying-door">{text(only)}</p>
  return (
    <fieldset className="keying-doors">
      <legend>{words.several}</legend>
      {doors.map((door) => (
        <label key={door.household}>
          <input
            type="radio"
            name="door"
            checked={chosen === door.household}
            onChange={() => onChoose(door.household)}
          />{' '}
          {text(door)}
        </label>
      ))}
    </fieldset>
  )
}
