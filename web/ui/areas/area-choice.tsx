import { readTree, type AreaView, type Tree } from '@gridward/contract/areas/tree'
import { ancestors, levels, parentOf } from '@gridward/contract/paths'
import { useEffect, useState } from 'react'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { uiWords } from '../words.ts'
import './area-choice.css'

let asked: Promise<Tree> | undefined
/** The tree, read once per page; a failed reading is tried again at the next use. */
export function tree(): Promise<Tree> {
  asked ??= call(readTree, { query: {} }).catch((problem: unknown) => {
    asked = undefined
    throw problem
  })
  return asked
}

/** After a change of the tree: the next use reads it anew. */
export function forgetTree(): void {
  asked = undefined
}

export function useTree(): Tree | undefined {
  const [known, setKnown] = useState<Tree>()
  useEffect(() => {
    let here = true
    tree().then(
      (read) => here && setKnown(read),
      () => undefined,
    )
    return () => void (here = false)
  }, [])
  return known
}

/** One list per level, each showing what lies in the choice above it; '' is the whole of what one may see. */
export function AreaChoice({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (area: string) => void
}) {
  const words = useWords(uiWords)
  const areas = useTree()?.areas ?? []
  if (areas.length === 0) return null
  const chain = ['', ...ancestors(value).filter((path) => path !== '')]
  return (
    <fieldset className="area-choice">
      <legend>{label}</legend>
      {chain.map((above, i) => {
        const below = childrenOf(areas, above)
        if (below.length === 0) return null
        return (
          <select
            key={levels[i]}
            aria-label={`${label} ${i + 1}`}
            value={chain[i + 1] ?? ''}
            onChange={(event) => onChange(event.target.value || above)}
          >
            <option value="">{words.any}</option>
            {below.map((area) => (
              <option key={area.path} value={area.path}>
                {area.name}
              </option>
            ))}
          </select>
        )
      })}
    </fieldset>
  )
}

const childrenOf = (areas: readonly AreaView[], above: string): AreaView[] =>
  areas.filter((area) => area.path !== '' && parentOf(area.path) === above)
