import type { Question } from '../schema.ts'
import { memberHealth } from './member-health.ts'
import { memberTravel } from './member-travel.ts'

const identity = [
  { key: 'fullName', type: 'text', kind: 'name', maxLength: 60, bind: 'person.name', required: true },
  { key: 'relationToHead', type: 'select_one', choices: 'relation', bind: 'member.relation', required: true },
  { key: 'idType', type: 'select_one', choices: 'documentType', bind: 'person.documentType', required: true },
  {
    key: 'idNumber',
    type: 'text',
    kind: 'identity',
    documentKey: 'idType',
    bind: 'person.documentNumber',
    sensitive: true,
    required: true,
    relevant: {
      all: [
        { question: 'idType', op: 'answered' },
        { question: 'idType', op: '!=', value: 'none' },
      ],
    },
  },
  { key: 'sex', type: 'select_one', choices: 'sex', bind: 'person.sex', audience: ['door', 'paper'] },
  {
    key: 'birthDate',
    type: 'date',
    bind: 'person.birthDate',
    required: { question: 'idType', op: '=', value: 'none' },
    relevant: { question: 'idType', op: '!=', value: 'identityCard' },
    constraint: { question: 'birthDate', op: '<=', today: 0 },
  },
  { key: 'phone', type: 'text', kind: 'phone', bind: 'person.phone', sensitive: true },
  {
    key: 'registeredPlace',
    type: 'text',
    maxLength: 120,
    bind: 'person.registeredPlace',
    originField: true,
    audience: ['paper'],
  },
  { key: 'residenceKind', type: 'select_one', choices: 'residence', bind: 'member.residence', required: true },
  { key: 'workplace', type: 'text', maxLength: 120, bind: 'person.workplace', audience: ['door', 'paper'] },
] as const satisfies readonly Question[]

/** One row per person who lives or stays behind the door. */
export const memberQuestions = [
  ...identity,
  ...memberTravel,
  ...memberHealth,
  { key: 'remark', type: 'text', maxLength: 500, bind: 'person.remark', audience: ['door', 'paper'] },
] as const satisfies readonly Question[]
