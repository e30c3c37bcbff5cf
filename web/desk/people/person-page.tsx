import type { PersonView } from '@gridward/contract/people/parts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { useAreaName } from '../doors/area-path.tsx'
import { can, useSession } from '../session.ts'
import { CorrectDialog } from './correct-dialog.tsx'
import { DeathDialog } from './death-dialog.tsx'
import { Facts } from './facts.tsx'
import { Homes } from './homes.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { personQuery } from './queries.ts'
import { Same } from './same.tsx'
import { Tags } from './tags.tsx'
import { peopleWords } from './words.ts'
import '../doors/page.css'
import './people.css'

/** One person: masked until a purpose is given, each fact with its source. */
export function PersonPage() {
  const words = useWords(peopleWords).person
  const { id } = useParams({ from: '/frame/people/$id' })
  const router = useRouter()
  const query = useQuery(personQuery(id))
  return (
    <div className="day">
      <p>
        <button type="button" className="day-link" onClick={() => router.history.back()}>
          ← {words.back}
        </button>
      </p>
      {query.isPending && <Loading />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {query.data && <Shown key={id} person={query.data} />}
    </div>
  )
}

function Shown({ person }: { person: PersonView }) {
  return (
    <>
      <Head person={person} />
      <Same person={person} />
      <Tags person={person} />
      <Facts person={person} />
      <Homes person={person} />
    </>
  )
}

type Dialog = 'open' | 'correct' | 'death' | 'move'

function Head({ person }: { person: PersonView }) {
  const words = useWords(peopleWords)
  const formats = useFormats()
  const nameOf = useAreaName()
  const lines = [
    person.sex && words.sexes[person.sex],
    person.age !== null && words.person.age(formats.number(person.age)),
    person.birthDate && words.person.born(formats.day(person.birthDate)),
    person.idNumber,
    person.phone,
    nameOf(person.area),
    person.address,
  ].filter(Boolean)
  return (
    <header className="day-panel">
      <div className="day-head">
        <h1 className="people-name">{person.name}</h1>
        {person.deadOn && <span className="day-mark">{words.dead(formats.day(person.deadOn))}</span>}
      </div>
      <p className="number people-line">{lines.join(' · ')}</p>
      <p role="status" className={person.open ? 'day-note day-warn' : 'day-soft'}>
        {person.open ? words.person.opened : words.person.covered}
      </p>
      <Acts person={person} />
    </header>
  )
}

function Acts({ person }: { person: PersonView }) {
  const words = useWords(peopleWords).person
  const session = useSession()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<Dialog>()
  const close = (): void => setDialog(undefined)
  const writes = can(session, 'people.write')
  const offers: readonly (readonly [Dialog, string])[] = [
    ['correct', words.correct],
    ['move', words.move],
    ['death', person.deadOn ? words.undoDeath : words.death],
  ]
  return (
    <div className="day-buttons">
      {can(session, 'people.unmask') &&
        (person.open ? (
          <button
            type="button"
            className="plain-button"
            onClick={() => void queries.invalidateQueries({ queryKey: personQuery(person.id).queryKey })}
          >
            {words.cover}
          </button>
        ) : (
          <button type="button" className="main-button" onClick={() => setDialog('open')}>
            {words.open}
          </button>
        ))}
      {writes &&
        offers.map(([name, text]) => (
          <button key={name} type="button" className="plain-button" onClick={() => setDialog(name)}>
            {text}
          </button>
        ))}
      {dialog === 'open' && <OpenDialog id={person.id} onClose={close} />}
      {dialog === 'correct' && <CorrectDialog person={person} onClose={close} />}
      {dialog === 'death' && <DeathDialog person={person} onClose={close} />}
      {dialog === 'move' && <MoveDialog person={person} onClose={close} />}
    </div>
  )
}
