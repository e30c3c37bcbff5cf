import { useEffect, useState } from 'react'
import { ProblemError } from '../ui/api.ts'

export type Loaded<T> = { data: T | undefined; problem: unknown; again: () => void }

/** A wall hangs there for weeks: what the server cannot answer now is asked again, every 5 to 60 s. */
const wait = { first: 5_000, most: 60_000 }
const final = ['notSignedIn', 'forbidden', 'notFound', 'invalid']

/** Reads once and whenever `key` changes; keeps the last answer on the screen while a new one is fetched. */
export function useLoad<T>(key: string, read: (signal: AbortSignal) => Promise<T>, every?: number): Loaded<T> {
  const [state, setState] = useState<{ data?: T; problem?: unknown }>({})
  const [round, setRound] = useState(0)
  useEffect(() => {
    const ended = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = (tries: number): void => {
      read(ended.signal).then(
        (data) => {
          setState({ data })
          if (every) timer = setTimeout(() => attempt(0), every)
        },
        (problem: unknown) => {
          if (ended.signal.aborted) return
          setState((before) => ({ ...before, problem }))
          if (problem instanceof ProblemError && final.includes(problem.code)) return
          timer = setTimeout(() => attempt(tries + 1), Math.min(wait.most, wait.first * 2 ** tries))
        },
      )
    }
    attempt(0)
    return () => {
      ended.abort()
      clearTimeout(timer)
    }
    // `read` is made anew at every drawing; `key` says when it asks for something else.
  }, [key, round, every])
  return { data: state.data, problem: state.problem, again: () => setRound((n) => n + 1) }
}
