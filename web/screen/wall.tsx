import type { SessionView } from '@gridward/contract/access/parts'
import { readTree, type Tree } from '@gridward/contract/areas/tree'
import { lastHour, late, orMore } from '@gridward/contract/briefings'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { call } from '../ui/api.ts'
import { useFormats } from '../ui/format.ts'
import { AreaMap } from '../ui/map/area-map.tsx'
import { useWords } from '../ui/language.tsx'
import { Empty, Failed, Loading } from '../ui/parts/states.tsx'
import type { Figures } from './figures.ts'
import { BigFigures } from './big-figures.tsx'
import { homeArea, nextArea } from '../ui/areas/home-area.ts'
import { LastHour, Late } from './lately.tsx'
import { useLoad, type Loaded } from './load.ts'
import { scaleOf, valueOf, type Measure } from './measures.ts'
import { loadShapes } from './shapes.ts'
import { legendSteps, MeasureChoice } from './measure-choice.tsx'
import { useFigures } from './use-figures.ts'
import { WallBar } from './wall-bar.tsx'
import { wallWords } from './words.ts'

/** The lists beside the map are asked for again this often, ms; the numbers come by the stream. */
const often = 30_000

/** One map, five numbers, what changed and what is late. */
export function Wall({ session }: { session: SessionView }) {
  const home = useMemo(() => homeArea(session), [session])
  const [area, choose] = useChosenArea(home)
  const { figures, version, ready, problem, lostAt, asOf } = useFigures(home)
  const tree = useLoad('tree', (signal) => call(readTree, { query: {}, signal }))
  const drawn = useLoad(`shapes ${tree.data?.shapes}`, async (signal) =>
    tree.data ? loadShapes(tree.data.shapes, signal) : undefined,
  )
  const changes = useLoad('last hour', (signal) => call(lastHour, { signal }), often)
  const lateItems = useLoad('late', (signal) => call(late, { signal }), often)
  const names = useMemo(() => new Map(tree.data?.areas.map((one) => [one.path, one.name])), [tree.data])
  const lateHere = lateItems.data?.filter((item) => item.area.startsWith(area))
  const place = names.get(area) ?? session.district.name
  return (
    <main className="wall">
      <WallBar
        session={session}
        place={place}
        lostAt={lostAt}
        asOf={asOf}
        up={area === home ? undefined : () => choose(home)}
      />
      <section className="wall-figures" aria-label={place}>
        {problem && !ready ? (
          <Failed problem={problem} />
        ) : (
          <BigFigures
            figures={figures}
            area={area}
            ready={ready}
            late={lateHere?.length}
            {...{ lateMore: orMore(lateItems.data?.length ?? 0), lateFailed: Boolean(lateItems.problem) }}
          />
        )}
      </section>
      <WallMap
        session={session}
        drawn={drawn}
        tree={tree}
        figures={figures}
        version={version}
        area={area}
        home={home}
        choose={choose}
      />
      <LastHour loaded={changes} area={area} />
      <Late loaded={{ ...lateItems, data: lateHere }} />
    </main>
  )
}

type Drawn = Awaited<ReturnType<typeof loadShapes>>
type WallMapProps = {
  session: SessionView
  tree: Loaded<Tree>
  drawn: Loaded<Drawn | undefined>
  figures: Figures
  /** Moves whenever a figure inside `figures` does. */
  version: number
  area: string
  home: string
  choose: (area: string) => void
}

function WallMap({ session, tree, drawn, figures, version, area, home, choose }: WallMapProps) {
  const words = useWords(wallWords)
  const formats = useFormats()
  const [measure, setMeasure] = useState<Measure>('coverage')
  const value = useCallback(
    (path: string) => valueOf(figures, path, measure, formats),
    [figures, version, measure, formats],
  )
  const name = words.measures[measure]
  return (
    <section className="wall-map">
      <MeasureChoice measure={measure} onChoose={setMeasure} />
      {drawn.data ? (
        drawn.data.areas.length === 0 ? (
          <Empty title={words.noMap} why={words.noMapWhy} />
        ) : (
          <AreaMap
            areas={drawn.data.areas}
            value={value}
            scale={scaleOf[measure]}
            steps={legendSteps(measure, words, formats)}
            name={session.district.name}
            measure={measure === 'coverage' ? name : `${name} · ${words.perThousand}`}
            schematic={drawn.data.schematic}
            chosen={area === home ? undefined : area}
            onChoose={(touched) => choose(nextArea(area, touched))}
          />
        )
      ) : drawn.problem || tree.problem ? (
        <Failed problem={drawn.problem ?? tree.problem} again={tree.problem ? tree.again : drawn.again} />
      ) : (
        <Loading />
      )}
    </section>
  )
}

/** The area stands in the address, so that a wall comes back to it after a power cut. */
function useChosenArea(home: string): [string, (area: string) => void] {
  const read = useCallback(() => new URLSearchParams(window.location.search).get('area') ?? home, [home])
  const [area, setArea] = useState(read)
  useEffect(() => {
    const back = (): void => setArea(read())
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [read])
  const choose = useCallback(
    (next: string) => {
      window.history.pushState(null, '', next === home ? window.location.pathname : `?area=${next}`)
      setArea(next)
    },
    [home],
  )
  return [area, choose]
}
