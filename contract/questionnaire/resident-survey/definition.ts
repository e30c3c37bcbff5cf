import { lists } from '../lists.ts'
import type { Definition } from '../schema.ts'
import { household } from './household.ts'
import { memberQuestions } from './members.ts'
import { tenClears } from './ten-clears.ts'

/** 居民摸排表, version 1: the household once, its people as repeated rows. A published version never changes. */
export const residentSurvey = {
  key: 'resident-survey',
  version: 1,
  lists: {
    ...lists,
    houseUse: ['own', 'rent', 'vacant'],
    residence: ['permanent', 'temporary', 'visiting'],
  },
  questions: [
    ...household,
    {
      key: 'members',
      type: 'repeat',
      relevant: { question: 'houseUse', op: '!=', value: 'vacant' },
      min: 1,
      max: 60,
      questions: memberQuestions,
    },
    { key: 'householdRemark', type: 'text', maxLength: 500, bind: 'household.remark', audience: ['door', 'paper'] },
  ],
  checks: { tenClears },
} as const satisfies Definition
