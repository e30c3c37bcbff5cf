import { createToken, listTokens, revokeToken, type TokenLine } from '@gridward/contract/access/tokens'
import { dayOf } from '@gridward/contract/days'
import { tokenVerbs } from '@gridward/contract/roles'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { homeArea } from '../../ui/areas/home-area.ts'
import { call } from '../../ui/api.ts'
import { useFormats, zone } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { can, useSession } from '../session.ts'
import { OnceShown, Span, Text } from './controls.tsx'
import { inDays, useAreaName } from './names.ts'
import { accessDeskWords } from './words.ts'
import './access.css'

type Verb = (typeof tokenVerbs)[number]

/** Keys of other programs: made, seen, revoked. */
export function TokensPage() {
  const words = useWords(accessDeskWords).tokens
  const queries = useQueryClient()
  const [adding, setAdding] = useState(false)
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: ({ signal }) => call(listTokens, { signal }) })
  const changed = (): void => void queries.invalidateQueries({ queryKey: ['tokens'] })
  return (
    <div className="access">
      <h1>{words.title}</h1>
      <p className="access-lead">{words.lead}</p>
      <div className="access-buttons">
        <button type="button" className="main-button" onClick={() => setAdding(!adding)}>
          {words.create}
        </button>
      </div>
      {adding && <TokenForm onMade={changed} />}
      {tokens.isPending && <Loading lines={4} />}
      {tokens.isError && <Failed problem={tokens.error} again={() => void tokens.refetch()} />}
      {tokens.data?.length === 0 && <Empty title={words.none} why={words.noneWhy} />}
      {tokens.data && tokens.data.length > 0 && <TokenTable tokens={tokens.data} onChanged={changed} />}
    </div>
  )
}

function TokenTable({ tokens, onChanged }: { tokens: readonly TokenLine[]; onChanged: () => void }) {
  const words = useWords(accessDeskWords).tokens
  const formats = useFormats()
  const areaName = useAreaName()
  const names: Record<string, string> = words.verbNames
  const revoke = useMutation({
    mutationFn: (id: string) => call(revokeToken, { params: { id } }),
    onSuccess: onChanged,
  })
  const heads = [words.name, words.verbs, words.area, words.seen, words.ends, words.madeBy, '']
  return (
    <div className="access-scroll" tabIndex={0}>
      <ProblemSummary problem={revoke.error} />
      <table className="access-table">
        <thead>
          <tr>
            {heads.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id} className={token.endedAt ? 'access-gone' : ''}>
              <th scope="row">{token.name}</th>
              <td>{token.verbs.map((verb) => names[verb] ?? verb).join('、')}</td>
              <td>{areaName(token.prefix)}</td>
              <td>{token.lastSeenAt ? formats.ago(token.lastSeenAt, new Date()) : '—'}</td>
              <td>{token.endedAt ? words.ended : formats.day(dayOf(token.endsAt, zone), true)}</td>
              <td>{token.createdBy ?? '—'}</td>
              <td>
                {!token.endedAt && (
                  <button type="button" className="plain-button access-danger" onClick={() => revoke.mutate(token.id)}>
                    {words.revoke}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TokenForm({ onMade }: { onMade: () => void }) {
  const words = useWords(accessDeskWords).tokens
  const session = useSession()
  const own = tokenVerbs.filter((verb) => can(session, verb))
  const [name, setName] = useState('')
  const [verbs, setVerbs] = useState<readonly Verb[]>([])
  const [prefix, setPrefix] = useState(() => homeArea(session))
  const [until, setUntil] = useState('')
  const make = useMutation({
    mutationFn: () =>
      call(createToken, {
        body: { id: uuidv7(), name, verbs: [...verbs], prefix, ...(until && { until: inDays(until) }) },
      }),
    onSuccess: onMade,
  })
  const toggle = (verb: Verb): void =>
    setVerbs(verbs.includes(verb) ? verbs.filter((one) => one !== verb) : [...verbs, verb])
  return (
    <form
      className="access-card"
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate()
      }}
    >
      {make.data && <OnceShown title={words.secret} text={make.data.secret} />}
      <div className="access-form">
        <ProblemSummary problem={make.error} />
        <Text label={words.name} value={name} onText={setName} required />
        <Span value={until} onDays={setUntil} />
        <AreaChoice label={words.area} value={prefix} onChange={setPrefix} />
        <fieldset className="access-verbs access-wide">
          <legend>{words.verbs}</legend>
          {own.map((verb) => (
            <label key={verb}>
              <input type="checkbox" checked={verbs.includes(verb)} onChange={() => toggle(verb)} />{' '}
              {words.verbNames[verb]}
            </label>
          ))}
        </fieldset>
      </div>
      <div className="access-buttons">
        <button className="main-button" disabled={make.isPending || !name.trim() || verbs.length === 0}>
          {words.save}
        </button>
      </div>
    </form>
  )
}
