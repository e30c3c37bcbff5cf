import type { Question } from '../schema.ts'

const left = { question: 'leftCity', op: '=', value: 'yes' } as const
const met = { question: 'contact', op: '=', value: 'yes' } as const

/** Where somebody was in the last 14 days and whom they met: dated stays and exposures, never birthplace. */
export const memberTravel = [
  { key: 'leftCity', type: 'select_one', choices: 'yesNo', bind: 'stay.left', required: true },
  { key: 'visitedPlace', type: 'text', maxLength: 120, bind: 'stay.place', required: true, relevant: left },
  {
    key: 'visitedRegion',
    type: 'text',
    kind: 'region',
    bind: 'stay.region',
    relevant: left,
    audience: ['door', 'paper'],
  },
  { key: 'itinerary', type: 'text', maxLength: 300, bind: 'stay.route', relevant: left, audience: ['door', 'paper'] },
  {
    key: 'returnDate',
    type: 'date',
    bind: 'stay.returned',
    required: true,
    relevant: left,
    constraint: { question: 'returnDate', op: '<=', today: 0 },
  },
  { key: 'riskStay', type: 'select_one', choices: 'yesNo', bind: 'stay.risk', required: true },
  {
    key: 'riskLeftDate',
    type: 'date',
    bind: 'stay.riskLeft',
    // the day of return stands in for it in ledgers that ask only for that one: later, so on the safe side
    required: { question: 'returnDate', op: 'empty' },
    relevant: { question: 'riskStay', op: '=', value: 'yes' },
    constraint: { question: 'riskLeftDate', op: '<=', today: 0 },
  },
  { key: 'transport', type: 'select_one', choices: 'transport', bind: 'travel.transport', relevant: left },
  { key: 'transportNumber', type: 'text', maxLength: 40, bind: 'travel.number', relevant: left },
  {
    key: 'companions',
    type: 'text',
    maxLength: 200,
    bind: 'travel.companions',
    relevant: left,
    audience: ['door', 'paper'],
  },
  { key: 'contact', type: 'select_one', choices: 'yesNoUnsure', bind: 'exposure.contact', required: true },
  {
    key: 'contactDate',
    type: 'date',
    bind: 'exposure.day',
    required: true,
    relevant: met,
    constraint: { question: 'contactDate', op: '<=', today: 0 },
  },
] as const satisfies readonly Question[]
