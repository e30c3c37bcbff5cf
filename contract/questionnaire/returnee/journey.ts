import type { Question, Repeat } from '../schema.ts'

/** From where, when and how. `plate` is asked of those who drove, train and flight numbers of the others. */
export const journey = [
  { key: 'departurePlace', type: 'text', maxLength: 120, bind: 'stay.place', required: true },
  { key: 'departureRegion', type: 'text', kind: 'region', bind: 'stay.region', audience: ['door', 'paper'] },
  {
    key: 'departureTime',
    type: 'datetime',
    bind: 'stay.departed',
    required: true,
    constraint: { question: 'departureTime', op: '<=', today: 0 },
  },
  { key: 'viaPlaces', type: 'text', maxLength: 300, bind: 'stay.route' },
  {
    key: 'arrivalTime',
    type: 'datetime',
    bind: 'stay.returned',
    constraint: { question: 'arrivalTime', op: '>=', other: 'departureTime' },
  },
  { key: 'riskStay', type: 'select_one', choices: 'yesNo', bind: 'stay.risk', required: true },
  {
    key: 'riskLeftDate',
    type: 'date',
    bind: 'stay.riskLeft',
    required: true,
    relevant: { question: 'riskStay', op: '=', value: 'yes' },
    constraint: { question: 'riskLeftDate', op: '<=', today: 0 },
  },
  { key: 'transport', type: 'select_one', choices: 'transport', bind: 'travel.transport', required: true },
  { key: 'transportNumber', type: 'text', maxLength: 40, bind: 'travel.number', required: true },
  { key: 'seat', type: 'text', maxLength: 20, bind: 'travel.seat' },
  {
    key: 'companions',
    type: 'repeat',
    min: 0,
    max: 20,
    questions: [
      { key: 'companionName', type: 'text', kind: 'name', maxLength: 60, required: true },
      { key: 'companionPhone', type: 'text', kind: 'phone', sensitive: true },
    ],
  },
] as const satisfies readonly (Question | Repeat)[]
