import type { Shape } from '@gridward/contract/language'
import type { words as source } from './zh-CN.ts'

export const words: Shape<typeof source> = {
  people: 'People',
  ledgers: {
    key: 'Key persons',
    fever: 'Fever',
    observation: 'Observation',
    care: 'Care',
    maybeSame: 'Maybe the same',
  },
  demo: 'Demo data',
  columns: {
    street: 'Street',
    community: 'Community',
    grid: 'Grid',
    address: 'Address',
    fullName: 'Name',
    relationToHead: 'Relation to head',
    sex: 'Sex',
    age: 'Age',
    birthDate: 'Born',
    idType: 'Document',
    idNumber: 'Number',
    phone: 'Phone',
    tags: 'Ledgers',
    basis: 'Basis',
    since: 'From',
    until: 'Until',
    maybeSame: 'Maybe the same',
    deadOn: 'Died',
    updatedAt: 'Changed',
  },
  yes: 'yes',
}
