import * as contract from '@gridward/contract/areas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Loading } from '../../ui/parts/states.tsx'
import { uiWords } from '../../ui/words.ts'
import { useSession } from '../session.ts'
import { areasChanged } from './queries.ts'
import { RedivisionPreviewView } from './redivision-preview.tsx'
import { areaDeskWords } from './words.ts'

/** What may be done with a redivision; afterwards the list and the tree are read anew. */
function useActs(one: contract.Redivision) {
  const queries = useQueryClient()
  const params = { id: one.id }
  const full = useQuery({
    queryKey: ['redivisions', one.id, one.state],
    queryFn: ({ signal }) => call(contract.readRedivision, { params, signal }),
  })
  const onSuccess = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['redivisions'] })
    await areasChanged(queries)
  }
  const sign = useMutation({
    mutationFn: (digest: string) => call(contract.signRedivision, { params, body: { digest } }),
    onSuccess,
  })
  const undo = useMutation({ mutationFn: () => call(contract.undoRedivision, { params }), onSuccess })
  const withdraw = useMutation({ mutationFn: () => call(contract.withdrawRedivision, { params }), onSuccess })
  const busy = sign.isPending || undo.isPending || withdraw.isPending
  return { full, sign, undo, withdraw, busy }
}
type Acts = ReturnType<typeof useActs>

/** What cannot simply be closed again is asked about once more. */
function useAsk(): (title: string, content: string, onOk: () => void) => void {
  const ui = useWords(uiWords)
  const { modal } = App.useApp()
  return (title, content, onOk) => void modal.confirm({ title, content, okText: title, cancelText: ui.cancel, onOk })
}

/** The preview of a draft, and the next step for whoever looks at it. */
export function Actions({ one }: { one: contract.Redivision }) {
  const words = useWords(areaDeskWords).redivisions
  const me = useSession().account.id
  const acts = useActs(one)
  const { full, sign, undo, withdraw } = acts
  const preview = full.data?.preview
  if (full.isPending) return <Loading lines={4} />
  return (
    <>
      <ProblemSummary problem={full.error ?? sign.error ?? undo.error ?? withdraw.error} />
      {preview && <RedivisionPreviewView preview={preview} />}
      {one.state === 'signed' && one.first?.by === me && <p>{words.waiting}</p>}
      <div className="areas-buttons">
        {preview && <Sign one={one} acts={acts} preview={preview} me={me} />}
        {(one.state === 'done' || (one.state === 'undoAsked' && one.undoAsked?.by !== me)) && (
          <Undo one={one} acts={acts} />
        )}
      </div>
    </>
  )
}

type SignProps = { one: contract.Redivision; acts: Acts; preview: contract.RedivisionPreview; me: string }

function Sign({ one, acts: { sign, withdraw, busy }, preview, me }: SignProps) {
  const words = useWords(areaDeskWords).redivisions
  const ask = useAsk()
  const second = one.state === 'signed'
  const go = (): void => sign.mutate(preview.digest)
  return (
    <>
      {preview.faults.length === 0 && one.first?.by !== me && (
        <button
          type="button"
          className="main-button"
          disabled={busy}
          onClick={() => (second ? ask(words.signSecond, words.signWhat, go) : go())}
        >
          {second ? words.signSecond : words.sign}
        </button>
      )}
      <button type="button" className="plain-button" disabled={busy} onClick={() => withdraw.mutate()}>
        {words.withdraw}
      </button>
    </>
  )
}

function Undo({ one, acts: { undo, busy } }: { one: contract.Redivision; acts: Acts }) {
  const words = useWords(areaDeskWords).redivisions
  const ask = useAsk()
  const title = one.state === 'done' ? words.undo : words.undoSecond
  return (
    <button
      type="button"
      className="plain-button"
      disabled={busy}
      onClick={() => ask(title, words.undoWhat, () => undo.mutate())}
    >
      {title}
    </button>
  )
}
