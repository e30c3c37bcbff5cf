import type { Shape } from '@gridward/contract/language'
import type { words as source } from './zh-CN.ts'

export const words: Shape<typeof source> = {
  survey: {
    title: 'Household survey',
    about:
      'One row per person; write the address of a household the same way in each. Name, building and room are needed. Places of origin are recognised and not kept.',
  },
  returnee: { title: 'Returnees', about: 'One row per person. Name, place of departure and address are needed.' },
  population: {
    title: 'Population base of the governance platform',
    about:
      'One row per person. Name, document, phone and address are taken, nothing else; it counts neither as a visit nor as a declaration.',
  },
  baseline: {
    title: 'Baseline (households and people)',
    about: 'One row per community or grid, with source and date.',
  },
  doors: {
    title: 'Baseline (list of addresses)',
    about: 'One row per household. Homes beyond the list are shown as found afterwards.',
  },
  columns: {
    street: 'Street',
    community: 'Community',
    grid: 'Grid',
    households: 'Households',
    people: 'People',
    source: 'Source',
    countedOn: 'Counted on',
    estate: 'Estate',
    building: 'Building',
    unit: 'Unit',
    room: 'Room',
  },
  built: { visit: 'visit', declaration: 'declaration' },
  problems: {
    areaMissing: 'Please write the name or the 12-digit code of the community.',
    areaUnknown: (name) => `There is no "${name}". Please check the name or write the code.`,
    areaTwice: (name) => `There are two called "${name}". Please fill in the street, or write the code.`,
    number: 'Please write a whole number of 0 or more.',
    day: 'Please write a date such as 2020-01-31.',
    addressMissing: 'Please fill in building or room.',
    sourceMissing: 'Please say where the figures come from.',
    later: 'The date lies after today. Please check.',
  },
}
