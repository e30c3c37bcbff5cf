import type { ScanInput, ScanOptions } from '../clusters/input.ts'
import { replicatesOf } from '../clusters/replicates.ts'
import { studyOf } from '../clusters/study.ts'

/** What a thread gets at its start; each prepares the study for itself. */
export interface Job {
  readonly input: ScanInput
  readonly options: ScanOptions
}

/** A range of replicates, and the maxima of it. */
export interface Range {
  readonly from: number
  readonly to: number
}

export interface Answer extends Range {
  readonly maxima: Float64Array
}

export function workOn({ input, options }: Job): (range: Range) => Answer {
  const study = studyOf(input, options)
  if (!study) throw new RangeError('cases: there are none.')
  const run = replicatesOf(study, options.seed ?? 1)
  return ({ from, to }) => ({ from, to, maxima: run(from, to) })
}
