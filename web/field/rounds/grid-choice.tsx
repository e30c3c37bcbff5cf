import { useEffect, useState } from 'react'
import type { Shelf } from '../../offline/shelf.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { useField } from '../context.ts'
import type { Grid } from './grids.ts'
import { fetchPackage, keptPackage } from './package.ts'
import { roundWords } from './words.ts'

/** So many grids are brought to the phone without being asked for; an officer of a street opens the ones they walk. */
const most = 8
/** A list younger than this is not asked for again by itself, ms. */
const freshFor = 600_000

/** The grids of somebody who has several, each with the age of what lies on the phone. */
export function GridChoice({ grids }: { grids: readonly Grid[] }) {
  const words = useWords(roundWords)
  const formats = useFormats()
  const { go } = useField()
  const ages = useAges(grids)
  if (grids.length === 0) return <Empty title={words.noGrids} why={words.noGridsWhy} />
  return (
    <>
      <h1>{words.grids}</h1>
      <p className="rounds-soft">{words.gridsWhy}</p>
      <ul className="rounds-grids">
        {grids.map(({ path, name, above }) => {
          const age = ages.get(path)
          return (
            <li key={path}>
              <button type="button" className="door-line" onClick={() => go(`/rounds/${path}`)}>
                <strong>{name}</strong>
                <span className="door-line-sub">
                  {above && `${above} · `}
                  {age ? words.list.age(formats.ago(age, new Date())) : words.notKept}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** When the list of each grid was read, by its path; fetches what is missing or old, one after the other. */
function useAges(grids: readonly Grid[]): ReadonlyMap<string, string> {
  const { shelf, online } = useField()
  const [ages, setAges] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    let gone = false
    const bring = async (): Promise<void> => {
      for (const { path } of grids) {
        const savedAt = await ageOf(shelf, path, online && grids.length <= most).catch(() => undefined)
        if (gone) return
        if (savedAt) setAges((known) => new Map(known).set(path, savedAt))
      }
    }
    void bring()
    return () => void (gone = true)
  }, [grids, shelf, online])
  return ages
}

async function ageOf(shelf: Shelf, path: string, mayFetch: boolean): Promise<string | undefined> {
  const kept = await keptPackage(shelf, path)
  const isFresh = kept && Date.now() - Date.parse(kept.savedAt) < freshFor
  if (isFresh || !mayFetch) return kept?.savedAt
  return (await fetchPackage(shelf, path).catch(() => kept))?.savedAt
}
