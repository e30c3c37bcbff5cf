import type { Level } from '@gridward/contract/paths'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useWords } from '../language.tsx'
import { mapWords } from './words.ts'
import { AreaList } from './area-list.tsx'
import { Legend } from './legend.tsx'
import type { MapValue, Scale } from './palette.ts'
import { toPlane, type MapArea, type Position } from './shapes.ts'
import { Stage } from './stage.ts'
import './map.css'

export type AreaMapProps = {
  areas: readonly MapArea[]
  value: (path: string) => MapValue
  scale: Scale
  /** What each step of the scale means, least first. */
  steps: readonly [string, string, string, string]
  /** The district, for the map's name. */
  name: string
  /** What the colours tell: 覆盖率. */
  measure: string
  schematic?: boolean
  points?: readonly Position[]
  chosen?: string | undefined
  onChoose?: (path: string) => void
}

/** The map of a district with its legend, its keys, and the same content as a list. */
export function AreaMap(props: AreaMapProps) {
  const words = useWords(mapWords)
  const [asList, setAsList] = useState(false)
  return (
    <figure className="map">
      {asList ? <AreaList {...props} /> : <Picture {...props} />}
      <figcaption className="map-caption">
        <Legend scale={props.scale} steps={props.steps} measure={props.measure} />
        {props.schematic && <span>{words.schematic}</span>}
        <button type="button" className="map-button" onClick={() => setAsList(!asList)}>
          {asList ? words.picture : words.list}
        </button>
      </figcaption>
    </figure>
  )
}

type Tip = { text: string; at: Position }

function Picture({ areas, value, scale, name, measure, points, chosen, onChoose }: AreaMapProps) {
  const words = useWords(mapWords)
  const host = useRef<HTMLDivElement>(null)
  const stage = useRef<Stage>(null)
  const help = useId()
  const [tip, setTip] = useState<Tip>()
  const [level, setLevel] = useState<Level>('district')
  const latest = useRef({ value, onChoose, none: words.noData })
  latest.current = { value, onChoose, none: words.noData }
  const plane = useMemo(() => toPlane(areas), [areas])

  useEffect(() => {
    const made = new Stage(host.current!, scale, {
      over: (shape, at) => {
        const told = shape && (latest.current.value(shape.path)?.text ?? latest.current.none)
        setTip(shape && { text: `${shape.name}：${told}`, at })
      },
      choose: (shape) => latest.current.onChoose?.(shape.path),
      level: setLevel,
    })
    stage.current = made
    return () => made.end()
  }, [scale])
  useEffect(() => stage.current?.areas(plane), [plane, scale])
  useEffect(() => stage.current?.values(value), [value, plane, scale])
  useEffect(() => stage.current?.points(points ?? []), [points, plane, scale])
  useEffect(() => {
    stage.current?.choose(chosen)
    if (chosen) stage.current?.show(chosen)
    else stage.current?.whole()
  }, [chosen, plane, scale])

  return (
    // A map takes the keys itself, as an application does; the list beside it is the plain way.
    <div
      ref={host}
      className="map-picture"
      role="application"
      tabIndex={0}
      aria-label={`${words.name(name)} · ${measure} · ${words.levels[level]}`}
      aria-describedby={help}
      onKeyDown={(event) => stage.current && steer(stage.current, event)}
    >
      <p id={help} className="unseen">
        {words.help}
      </p>
      {tip && (
        <output className="map-tip" style={{ transform: `translate(${tip.at[0] + 14}px, ${tip.at[1] + 14}px)` }}>
          {tip.text}
        </output>
      )}
      <div className="map-buttons">
        <MapButton name={words.zoomIn} line="M12 5v14M5 12h14" onClick={() => stage.current?.zoom(1.6)} />
        <MapButton name={words.zoomOut} line="M5 12h14" onClick={() => stage.current?.zoom(1 / 1.6)} />
        <MapButton
          name={words.whole}
          line="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"
          onClick={() => stage.current?.whole()}
        />
      </div>
    </div>
  )
}

function MapButton({ name, line, onClick }: { name: string; line: string; onClick: () => void }) {
  return (
    <button type="button" className="map-button" aria-label={name} title={name} onClick={onClick}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={line} />
      </svg>
    </button>
  )
}

function steer(stage: Stage, event: KeyboardEvent): void {
  const step = 60
  const keys: Record<string, () => void> = {
    ArrowLeft: () => stage.pan(step, 0),
    ArrowRight: () => stage.pan(-step, 0),
    ArrowUp: () => stage.pan(0, step),
    ArrowDown: () => stage.pan(0, -step),
    '+': () => stage.zoom(1.4),
    '=': () => stage.zoom(1.4),
    '-': () => stage.zoom(1 / 1.4),
    '0': () => stage.whole(),
  }
  const act = keys[event.key]
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  act()
}
