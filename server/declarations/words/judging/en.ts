import type { Shape } from '@gridward/contract/language'
import type { words as source } from './zh-CN.ts'

export const words: Shape<typeof source> = {
  verdicts: {
    asIs: 'true, entered',
    corrected: 'entered with corrections',
    rejected: 'not accepted',
    needsVisit: 'to be visited',
  },
  judged: (p) =>
    `${p.by} judged this declaration on ${p.at}: “${p.verdict}”. Nothing was entered this time; if you see it otherwise, correct the record.`,
  settled: (at) => `This declaration was settled on ${at}; nobody has to judge it any more.`,
  withdrawn: (at) => `Its sender took this declaration back or corrected it on ${at}; nobody has to judge it any more.`,
}
