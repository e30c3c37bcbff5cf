import { ProblemError } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useField } from '../context.ts'
import { Lazily } from '../lazily.tsx'
import { outbox } from '../queue.ts'
import { most, useClaims, useVerdicts, type ClaimLine } from './use-claims.ts'
import { claimWords } from './words.ts'
import '../rounds/rounds.css'
import './claims.css'

const claimPage = () => import('./claim-page.tsx')

/** Below /field/claims: what waits, and one of them. */
export default function ClaimsPage({ rest }: { rest: string }) {
  const [id = '', page = '', step = ''] = rest.split('/')
  if (id) return <Lazily key={id} load={claimPage} id={id} correcting={page === 'correct'} step={Number(step) || 1} />
  return <List />
}

function List() {
  const words = useWords(claimWords)
  const formats = useFormats()
  const { list, savedAt, problem, again } = useClaims()
  const verdicts = useVerdicts()
  const decided = new Set(verdicts.map((item) => item.body.claim))
  const away = problem instanceof ProblemError && problem.code === 'unreachable'
  if (!list && !problem) return <Loading />
  if (!list)
    return away ? <p className="notice notice-warn">{words.never}</p> : <Failed problem={problem} again={again} />
  const open = list.items.filter((line) => !decided.has(line.id)).sort((a, b) => (a.observedAt < b.observedAt ? -1 : 1))
  return (
    <>
      <h1>{words.title}</h1>
      <p className="rounds-soft">{words.lead}</p>
      {savedAt && <p className="notice notice-warn">{words.kept(formats.ago(savedAt, new Date()))}</p>}
      {open.length === 0 && <Empty title={words.none} why={words.noneWhy} />}
      <ul className="doors">
        {open.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      {list.next && <p className="rounds-soft">{words.more(formats.number(most))}</p>}
      <Undo />
    </>
  )
}

function Line({ line }: { line: ClaimLine }) {
  const words = useWords(claimWords)
  const formats = useFormats()
  const { go } = useField()
  return (
    <li>
      <button type="button" className="door-line" onClick={() => go(`/claims/${line.id}`)}>
        <strong>{line.address || words.noAddress}</strong>
        <span className="door-line-sub">
          {words.at(formats.dateTime(line.observedAt))}
          {line.needsVisit && <span className="mark mark-second">{words.visitAsked}</span>}
        </span>
      </button>
    </li>
  )
}

/** The last decision with the way back, as long as it has not left the phone. */
function Undo() {
  const words = useWords(claimWords)
  const last = useVerdicts().findLast((item) => item.state === 'waiting' && item.tries === 0)
  if (!last) return null
  const { address, verdict } = last.body
  return (
    <p className="undo-bar" role="status">
      <span>{words.said(address || words.noAddress, words.verdicts[verdict])}</span>
      <button type="button" className="plain-button" onClick={() => void outbox.drop(last.id)}>
        {words.undo}
      </button>
    </p>
  )
}
