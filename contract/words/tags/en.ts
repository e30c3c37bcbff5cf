import type { Shape } from '../../language.ts'
import type { words as source } from './zh-CN.ts'

export const words: Shape<typeof source> = {
  kinds: { key: 'Key person', fever: 'Febrile person', observation: 'Central observation', care: 'Needs care' },
  basis: {
    stay: (p) => `Was in a key area (${p.place}) until ${p.day}.`,
    exposure: (p) => `Met somebody confirmed, suspected or feverish on ${p.day}.`,
    temperature: (p) => `Temperature ${p.celsius} °C, at or above ${p.limit} °C.`,
    symptoms: (p) => `Fever or a like symptom on ${p.day}.`,
    reported: (p) => `Recorded as being in central observation on ${p.day}.`,
    feverAfterStay: (p) => `Fever on ${p.day} and a recent stay in a key area.`,
    noRoomAlone: 'A recent stay in a key area and no room to live in alone.',
    marks: 'Needs particular care.',
    needs: 'The person or the family asked for help.',
  },
  purposes: {
    screening: 'Watch the health for the set time, so that illness is found and treated early.',
    treatment: 'Arrange treatment and a second measurement soon.',
    observation: 'Headquarters considers central observation; nobody is limited without a lawful order.',
    care: 'Arrange help and visits.',
  },
}
