import type { Question } from '../schema.ts'

const ill = {
  all: [
    { question: 'symptoms', op: 'answered' },
    { question: 'symptoms', op: '!=', value: 'none' },
  ],
} as const

/** Temperature in °C. 34 to 43 is what a living person can show; outside it the reading or the typing is wrong. */
export const memberHealth = [
  { key: 'temperature', type: 'number', min: 34, max: 43, decimals: 1, bind: 'health.temperature' },
  {
    key: 'symptoms',
    type: 'select_multiple',
    choices: 'symptoms',
    alone: 'none',
    bind: 'health.symptoms',
    required: true,
  },
  {
    key: 'symptomsSince',
    type: 'date',
    bind: 'health.symptomsSince',
    relevant: ill,
    constraint: { question: 'symptomsSince', op: '<=', today: 0 },
  },
  {
    key: 'healthNote',
    type: 'text',
    maxLength: 300,
    bind: 'health.note',
    sensitive: true,
    audience: ['door', 'paper'],
  },
  { key: 'careMarks', type: 'select_multiple', choices: 'careMarks', alone: 'none', bind: 'care.marks' },
  { key: 'helpNeeds', type: 'select_multiple', choices: 'helpNeeds', alone: 'none', bind: 'care.needs' },
  {
    key: 'helpDetail',
    type: 'text',
    maxLength: 200,
    bind: 'care.detail',
    relevant: {
      all: [
        { question: 'helpNeeds', op: 'answered' },
        { question: 'helpNeeds', op: '!=', value: 'none' },
      ],
    },
  },
  {
    key: 'measures',
    type: 'select_multiple',
    choices: 'measures',
    alone: 'none',
    bind: 'measures.taken',
    audience: ['door', 'paper'],
  },
] as const satisfies readonly Question[]
