import { paperForm, roundSheet, systemDown } from '@gridward/contract/declarations/paper'
import { useState } from 'react'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { urlOf } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { useArea } from '../doors/own-areas.ts'
import { Tabs } from './tabs.tsx'
import { roundWords } from './words.ts'

/** Everything that is printed: sheets to carry, forms to fill in, what to do when nothing works. */
export function PaperPage() {
  const words = useWords(roundWords).paper
  return (
    <div className="day">
      <Tabs />
      <h1>{words.title}</h1>
      <p className="day-soft">{words.what}</p>
      <Sheets />
      <Forms />
      <section className="day-panel">
        <h2>{words.down}</h2>
        <p className="day-soft">{words.downWhat}</p>
        <div className="day-buttons">
          <a className="plain-button day-button" href={urlOf(systemDown)} target="_blank" rel="noreferrer">
            {words.print}
          </a>
        </div>
      </section>
    </div>
  )
}

/** Round sheets are printed for a community or a grid: a district would be a lorry of paper. */
function Sheets() {
  const words = useWords(roundWords).paper
  const [area, setArea] = useState(useArea().area)
  const [empty, setEmpty] = useState(5)
  const fits = area.length >= 12
  return (
    <section className="day-panel">
      <h2>{words.sheet}</h2>
      <p className="day-soft">{words.sheetWhat}</p>
      <div className="day-buttons">
        <AreaChoice label={useWords(roundWords).rounds.area} value={area} onChange={setArea} />
        <label className="rounds-small">
          {words.empty}{' '}
          <input
            type="number"
            min={0}
            max={60}
            value={empty}
            onChange={(event) => setEmpty(Math.min(60, Math.max(0, event.target.valueAsNumber || 0)))}
          />
        </label>
        {fits ? (
          <a
            className="main-button day-button"
            href={urlOf(roundSheet, { query: { area, empty } })}
            target="_blank"
            rel="noreferrer"
          >
            {words.print}
          </a>
        ) : (
          <span className="day-soft">{words.choose}</span>
        )}
      </div>
    </section>
  )
}

/** Forms for people without a phone. */
function Forms() {
  const words = useWords(roundWords).paper
  const [people, setPeople] = useState(4)
  const forms = [
    ['resident-survey', words.resident],
    ['returnee', words.returnee],
  ] as const
  return (
    <section className="day-panel">
      <h2>{words.forms}</h2>
      <p className="day-soft">{words.formsWhat}</p>
      <div className="day-buttons">
        <label className="rounds-small">
          {words.people}{' '}
          <input
            type="number"
            min={1}
            max={8}
            value={people}
            onChange={(event) => setPeople(Math.min(8, Math.max(1, event.target.valueAsNumber || 1)))}
          />
        </label>
        {forms.map(([form, text]) => (
          <a
            key={form}
            className="plain-button day-button"
            href={urlOf(paperForm, { query: { form, people } })}
            target="_blank"
            rel="noreferrer"
          >
            {text}
          </a>
        ))}
      </div>
    </section>
  )
}
