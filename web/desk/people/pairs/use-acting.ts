import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemError } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { pairWords } from './words.ts'

/** One act after the other, with a sentence about the last one. When somebody else was quicker the pair is read anew. */
export function useActing() {
  const words = useWords(pairWords)
  const queries = useQueryClient()
  const [told, setTold] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const [working, setWorking] = useState(false)
  /** `act` answers the sentence. */
  const run = async (act: () => Promise<string>): Promise<void> => {
    if (working) return
    setWorking(true)
    setProblem(undefined)
    setTold('')
    try {
      setTold(await act())
    } catch (caught) {
      if (caught instanceof ProblemError && caught.code === 'changedMeanwhile') {
        await queries.invalidateQueries({ queryKey: ['pair'] })
        setTold(words.changed)
      } else setProblem(caught)
    } finally {
      setWorking(false)
    }
  }
  /** After a decision: lists are read anew, and nothing old is shown of the people concerned. */
  const refresh = async (pair: string): Promise<void> => {
    queries.removeQueries({ queryKey: ['pair', pair] })
    queries.removeQueries({ queryKey: ['person'] })
    void queries.invalidateQueries({ queryKey: ['people'] })
    await queries.invalidateQueries({ queryKey: ['pairs'] })
  }
  return { told, problem, working, run, refresh }
}
