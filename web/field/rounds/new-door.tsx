import { useState } from 'react'
import { newId } from '../../offline/new-id.ts'
import { useWords } from '../../ui/language.tsx'
import { useField } from '../context.ts'
import { addressOf, newDoor, type Door, type Place } from './doors.ts'
import { roundWords } from './words.ts'

const parts = ['estate', 'building', 'unit', 'room'] as const

/** The door beside which the new one probably is: the last that this person knocked on. */
function nearby(doors: readonly Door[]): Place {
  const last = doors.filter((door) => door.mine).sort((a, b) => (a.mine!.observedAt < b.mine!.observedAt ? 1 : -1))[0]
  return { estate: last?.estate ?? '', building: last?.building ?? '', unit: last?.unit ?? '', room: '' }
}

/** People live where no list expected any: the door is written down, then it is a door like any other. */
export default function NewDoor({
  grid,
  doors,
  onMade,
}: {
  grid: string
  doors: readonly Door[]
  onMade: (door: Door) => void
}) {
  const words = useWords(roundWords).add
  const { go } = useField()
  const [place, setPlace] = useState(() => nearby(doors))
  const [asked, setAsked] = useState(false)
  const address = addressOf(place)
  const listed = place.room.trim() ? doors.find((one) => addressOf(one) === address) : undefined
  const next = (): void => {
    setAsked(true)
    if (!place.room.trim() || listed) return
    onMade(newDoor({ household: newId(), area: grid, place, address }))
  }
  return (
    <form
      className="answers"
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <h1>{words.title}</h1>
      <p className="rounds-soft">{words.why}</p>
      {parts.map((part) => (
        <Part key={part} part={part} place={place} missing={asked && !place.room.trim()} onPlace={setPlace} />
      ))}
      {listed && (
        <button type="button" className="plain-button" onClick={() => go(`/rounds/${grid}/${listed.id}`)}>
          {words.already(address)}
        </button>
      )}
      <div className="form-foot">
        <button type="submit" className="main-button">
          {words.next}
        </button>
      </div>
    </form>
  )
}

type PartProps = { part: (typeof parts)[number]; place: Place; missing: boolean; onPlace: (place: Place) => void }
const longest = { estate: 80, building: 40, unit: 20, room: 40 } as const

function Part({ part, place, missing, onPlace }: PartProps) {
  const words = useWords(roundWords).add
  const isRoom = part === 'room'
  return (
    <div className="answer">
      <label htmlFor={`new-${part}`}>{words[part]}</label>
      {isRoom && <p className="answer-hint">{words.roomHint}</p>}
      {isRoom && missing && (
        <p className="answer-problem" role="alert">
          {words.needRoom}
        </p>
      )}
      <input
        id={`new-${part}`}
        className="field-input"
        maxLength={longest[part]}
        value={place[part]}
        onChange={(event) => onPlace({ ...place, [part]: event.currentTarget.value })}
      />
    </div>
  )
}
