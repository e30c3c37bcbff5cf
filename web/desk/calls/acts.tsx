import * as contract from '@gridward/contract/calls'
import { callWords } from '@gridward/contract/words/calls'
import { App } from 'antd'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { sentenceOf } from '../../ui/parts/problem.tsx'
import { Ask, type Said } from '../kit/ask.tsx'

type Doing = 'answer' | 'verify' | 'close'

/** The next steps that the reader may take on a call; the most likely one is the main button. */
export function Acts({ line, onChanged }: { line: contract.CallLine; onChanged: () => void }) {
  const words = useWords(callWords).screen
  const { language } = useLanguage()
  const { message } = App.useApp()
  const [doing, setDoing] = useState<Doing>()
  const params = { id: line.id }
  const accept = (): void =>
    void call(contract.acceptCall, { params }).then(onChanged, (problem: unknown) => {
      message.error(sentenceOf(problem, language))
      onChanged()
    })
  const done = (): void => {
    setDoing(undefined)
    onChanged()
  }
  return (
    <div className="spine-acts">
      {line.may.map((act) => (
        <button
          key={act}
          type="button"
          className={act === 'close' ? 'plain-button' : 'main-button'}
          onClick={() => (act === 'accept' ? accept() : setDoing(act))}
        >
          {act === 'accept' && line.kind === 'order' ? words.receipt : words[act]}
        </button>
      ))}
      {doing === 'answer' && (
        <Ask
          title={words.answer}
          lead={line.summary}
          ok={words.answer}
          fields={[{ name: 'text', label: words.answerText, kind: 'long' }]}
          send={(said) => call(contract.answerCall, { params, body: { text: String(said['text']) } })}
          onDone={done}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing === 'verify' && <Verify line={line} onDone={done} onClose={() => setDoing(undefined)} />}
      {doing === 'close' && <Close line={line} onDone={done} onClose={() => setDoing(undefined)} />}
    </div>
  )
}

type Props = { line: contract.CallLine; onDone: () => void; onClose: () => void }
const noted = (said: Said) => (said['note'] ? { note: String(said['note']) } : {})

function Verify({ line, onDone, onClose }: Props) {
  const words = useWords(callWords).screen
  const options = [
    { value: 'yes', label: words.verifyDone },
    { value: 'no', label: words.verifyNot },
  ]
  const stars = ['1', '2', '3', '4', '5'].map((n) => ({ value: n, label: n }))
  return (
    <Ask
      title={words.verify}
      lead={line.summary}
      ok={words.verify}
      initial={{ done: 'yes' }}
      fields={[
        { name: 'done', label: words.verify, kind: 'choice', options },
        { name: 'rating', label: words.rating, kind: 'choice', options: stars, optional: true },
        { name: 'note', label: words.note, kind: 'text', optional: true },
      ]}
      send={(said) => {
        const rating = said['rating'] ? { rating: Number(said['rating']) } : {}
        const body = { done: said['done'] === 'yes', ...noted(said), ...rating }
        return call(contract.verifyCall, { params: { id: line.id }, body })
      }}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

function Close({ line, onDone, onClose }: Props) {
  const { screen, closedWhy } = useWords(callWords)
  const whys = (['done', 'mistake', 'duplicate', 'elsewhere'] as const).filter(
    (why) => (why === 'done') === (line.state === 'verified') || line.state === 'verified',
  )
  return (
    <Ask
      title={screen.close}
      lead={line.summary}
      ok={screen.close}
      initial={{ why: whys[0] }}
      fields={[
        {
          name: 'why',
          label: screen.closeWhy,
          kind: 'choice',
          options: whys.map((value) => ({ value, label: closedWhy[value] })),
        },
        { name: 'note', label: screen.note, kind: 'text', optional: true },
      ]}
      send={(said) =>
        call(contract.closeCall, {
          params: { id: line.id },
          body: { why: said['why'] as (typeof whys)[number], ...noted(said) },
        })
      }
      onDone={onDone}
      onClose={onClose}
    />
  )
}
