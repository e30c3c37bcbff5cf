import * as contract from '@gridward/contract/rules'
import { ruleWords } from '@gridward/contract/words/rules'
import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { uiWords } from '../../ui/words.ts'
import { Signers } from '../orders/signers.tsx'
import { can, useSession } from '../session.ts'
import { RanLine } from './examples.tsx'
import { PackFacts } from './pack-card.tsx'

type Props = { draft: contract.DraftView; onEdit: (() => void) | undefined; onChanged: () => void }

/** A draft: read it, look at its effect, sign it. */
export function DraftCard({ draft, onEdit, onChanged }: Props) {
  const words = useWords(ruleWords)
  const params = { id: draft.id }
  const preview = useMutation({
    mutationFn: () => call(contract.previewDraft, { params }),
    onSuccess: onChanged,
  })
  const { problem, sign, drop } = useDeciding(draft, onChanged)
  const signs = can(useSession(), 'rules.activate')
  const ready = !draft.mine && draft.document !== '' && draft.preview !== null
  return (
    <li className={draft.signers.length > 0 ? 'spine-card spine-soon' : 'spine-card'}>
      <div className="spine-main">
        <PackFacts pack={draft} mark={draft.assumption ? words.screen.assumption : words.screen.drafts} />
        {draft.signers.length > 0 && <Signers signers={draft.signers} />}
        {draft.signers.length > 0 && <p>{words.screen.waiting}</p>}
        {draft.document === '' && <p className="day-soft">{words.screen.documentHelp}</p>}
        <PreviewLine preview={draft.preview} />
        {preview.data?.ran.map((ran, i) => (
          <RanLine key={i} ran={ran} says={ran.says} />
        ))}
        <ProblemSummary problem={problem ?? preview.error} />
      </div>
      <div className="spine-acts">
        {onEdit && (
          <button type="button" className="plain-button" onClick={() => preview.mutate()}>
            {draft.preview ? words.screen.previewAgain : words.screen.preview}
          </button>
        )}
        {onEdit && (
          <button type="button" className="plain-button" onClick={onEdit}>
            {words.screen.edit}
          </button>
        )}
        {onEdit && (
          <button type="button" className="plain-button" onClick={drop}>
            {words.screen.drop}
          </button>
        )}
        {signs && ready && (
          <button type="button" className="main-button" onClick={sign}>
            {words.screen.sign}
          </button>
        )}
      </div>
    </li>
  )
}

/** Signing and dropping, each asked once more because it cannot be taken back. */
function useDeciding(draft: contract.DraftView, onChanged: () => void) {
  const words = useWords(ruleWords).screen
  const ui = useWords(uiWords)
  const { modal, message } = App.useApp()
  const params = { id: draft.id }
  const signing = useMutation({
    mutationFn: () => call(contract.signDraft, { params, body: { content: draft.content } }),
    onSuccess: (reply) => {
      message.success(reply.activated ? words.activated : words.signed)
      onChanged()
    },
  })
  const dropping = useMutation({ mutationFn: () => call(contract.dropDraft, { params }), onSuccess: onChanged })
  const ask = (content: string, okText: string, onOk: () => void): void =>
    void modal.confirm({ title: draft.title, content, okText, cancelText: ui.cancel, onOk })
  return {
    problem: signing.error ?? dropping.error,
    sign: () => ask(words.signSure, words.sign, () => signing.mutate()),
    drop: () => ask(words.dropSure, words.drop, () => dropping.mutate()),
  }
}

function PreviewLine({ preview }: { preview: contract.Preview | null }) {
  const words = useWords(ruleWords)
  const formats = useFormats()
  if (!preview) return null
  const effects: Record<string, string> = words.effects
  return (
    <p className="spine-facts">
      <strong>
        {preview.changes === null ? words.screen.nobodyCounts : words.screen.changes(formats.number(preview.changes))}
      </strong>
      {preview.lines.map((line) => (
        <span key={line.what} className="number">
          {effects[line.what] ?? line.what}：{words.screen.now} {formats.number(line.now)} → {words.screen.then}{' '}
          {formats.number(line.then)}
        </span>
      ))}
    </p>
  )
}
