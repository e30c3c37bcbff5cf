import { keyForm } from '@gridward/contract/declarations/paper'
import { useEffect, useReducer, useRef } from 'react'
import { call, ProblemError } from '../../../ui/api.ts'
import { useSession } from '../../session.ts'
import { keepSitting, readSitting } from '../sitting.ts'
import { afterFormAct, nextForm, type FormAct, type KeyedForm } from './keyed-form.ts'

/** How long the last form may be taken back, ms; the next one sends it too. */
const hold = 15_000
/** Before a failed sending is tried again, ms. */
const retry = 4000
const place = 'forms'

const kept = (account: string): readonly KeyedForm[] =>
  readSitting<KeyedForm>(place, account).map((one) =>
    one.state === 'sent' || one.state === 'held' ? { ...one, state: 'queued' } : one,
  )

/** The forms of this sitting: held a moment, sent one by one in the background, kept until they are stored. */
export function useForms(): { forms: readonly KeyedForm[]; act: (act: FormAct) => void } {
  const { id: account } = useSession().account
  const [forms, act] = useReducer(afterFormAct, account, kept)
  const held = forms.find((one) => one.state === 'held')?.draft.id
  useEffect(() => {
    if (!held) return undefined
    const timer = setTimeout(() => act({ do: 'release' }), hold)
    return () => clearTimeout(timer)
  }, [held])
  useEffect(() => {
    keepSitting(
      place,
      account,
      forms.filter((one) => one.state !== 'stored'),
    )
  }, [account, forms])
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => void (here.current = false)
  }, [])
  useEffect(() => {
    const next = nextForm(forms)
    if (next) void send(next, act, here)
  }, [forms])
  return { forms, act }
}

async function send(keyed: KeyedForm, act: (act: FormAct) => void, here: { current: boolean }): Promise<void> {
  const { id, form, version, area, household, answers } = keyed.draft
  act({ do: 'sent', id })
  try {
    const { problems } = await call(keyForm, {
      body: {
        ...{ area, day: keyed.day, collector: keyed.collector, ...(household && { household }) },
        declaration: { id, questionnaire: form, version, answers },
      },
    })
    act({ do: 'stored', id, says: [...new Set(problems.map((problem) => problem.text))] })
  } catch (problem) {
    const later =
      problem instanceof ProblemError && ['unreachable', 'busy', 'starting', 'notSignedIn'].includes(problem.code)
    if (later) setTimeout(() => here.current && act({ do: 'failed', id }), retry)
    else act({ do: 'refused', id, says: [problem instanceof Error ? problem.message : String(problem)] })
  }
}
