import { raiseCall, raisedKinds } from '@gridward/contract/calls'
import { callWords } from '@gridward/contract/words/calls'
import { ruleWords } from '@gridward/contract/words/rules'
import { App } from 'antd'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { useArea } from '../doors/own-areas.ts'
import { Ask } from '../kit/ask.tsx'

/** Writes down a call for somebody. */
export function Raise({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const words = useWords(callWords).screen
  const { callKinds } = useWords(ruleWords)
  const { message } = App.useApp()
  const { area } = useArea()
  const [id] = useState(() => uuidv7())
  const optional = (name: string, value: unknown) => (value ? { [name]: String(value) } : {})
  return (
    <Ask
      title={words.raise}
      ok={words.save}
      initial={{ kind: 'help', area, byResident: true }}
      fields={[
        {
          name: 'kind',
          label: words.kind,
          kind: 'choice',
          options: raisedKinds.map((value) => ({ value, label: callKinds[value] })),
        },
        { name: 'text', label: words.text, kind: 'long' },
        { name: 'area', label: words.area, kind: 'area' },
        { name: 'name', label: words.name, kind: 'text', optional: true },
        { name: 'phone', label: words.phone, kind: 'text', optional: true },
        { name: 'byResident', label: words.byResident, kind: 'tick' },
      ]}
      send={(said) =>
        call(raiseCall, {
          body: {
            ...{ id, kind: said['kind'] as (typeof raisedKinds)[number], area: String(said['area'] ?? '') },
            ...{ text: String(said['text']), byResident: said['byResident'] === true },
            ...optional('name', said['name']),
            ...optional('phone', said['phone']),
          },
        })
      }
      onDone={() => {
        message.success(words.raised)
        onDone()
        onClose()
      }}
      onClose={onClose}
    />
  )
}
