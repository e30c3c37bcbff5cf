import { languages, type Language } from '@gridward/contract/language'
import type { ActBasis, ActKind, HoldBasis, OrderBasis, OrderKind } from '@gridward/contract/rules'
import { orderWords } from '@gridward/contract/words/orders'
import { ruleWords } from '@gridward/contract/words/rules'
import type { Ground } from './ground.ts'

/** A notice in one language: what stands on the paper above the code. */
export type Notice = { title: string; lines: string[] }
export type Notices = Record<Language, Notice>

/** Date and time as people of the zone write them. */
export const written = (instant: string, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }).format(
    new Date(instant),
  )

/** 24 o'clock of a day is written as that day, because midnight would read as the next one. */
const dayBefore = (instant: string, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'long' }).format(new Date(Date.parse(instant) - 1))

const inAll = (make: (language: Language) => Notice): Notices =>
  Object.fromEntries(languages.map((language) => [language, make(language)])) as Notices

export type OrderNotice = {
  name: string
  kind: OrderKind
  basis: OrderBasis
  reason: string
  startsAt: string
  endsAt: string
  zone: string
  names: readonly string[]
  ground: Ground
}

/** What a person under order reads; frozen with the order. */
export const noticeOfOrder = (o: OrderNotice): Notices =>
  inAll((language) => {
    const words = orderWords[language].notice
    const rules = ruleWords[language]
    const { pack, emergency, limits } = o.ground
    return {
      title: words.titleOrder,
      lines: [
        words.to(o.name),
        words.order({
          kind: rules.orderKinds[o.kind],
          basis: rules.orderBases[o.basis],
          from: written(o.startsAt, o.zone, language),
          to: dayBefore(o.endsAt, o.zone, language),
        }),
        words.must[o.kind],
        words.reason(o.reason),
        words.ground(pack),
        words.emergency({ disease: emergency.disease, basis: emergency.legalBasis }),
        words.decidedBy(o.names.join(language === 'en' ? ', ' : '、')),
        words.appeal(limits.appealHours),
      ],
    }
  })

type Ruled = { packTitle: string; document: string; packVersion: number }
const groundLine = (words: (typeof orderWords)['zh-CN']['notice'], r: Ruled): string =>
  words.ground({ title: r.packTitle, document: r.document, version: r.packVersion })

export type HoldNotice = Ruled & {
  name: string
  basis: HoldBasis
  place: string
  reason: string
  endsAt: string
  official: string
  unit: string
}

export function noticeOfHold(h: HoldNotice, zone: string, language: Language): Notice {
  const words = orderWords[language].notice
  const to = written(h.endsAt, zone, language)
  return {
    title: words.titleHold,
    lines: [
      words.to(h.name),
      words.hold({ basis: ruleWords[language].holdBases[h.basis], place: h.place || words.here, to }),
      words.reason(h.reason),
      groundLine(words, h),
      words.official({ name: h.official, unit: h.unit }),
      words.complain,
    ],
  }
}

export type ActNotice = Ruled & { kind: ActKind; basis: ActBasis; place: string; reason: string; doneAt: string }

/** The slip names no person: it belongs to whoever holds it. */
export function noticeOfAct(a: ActNotice, zone: string, language: Language): Notice {
  const words = orderWords[language].notice
  const rules = ruleWords[language]
  return {
    title: words.titleAct,
    lines: [
      words.act({
        kind: rules.actKinds[a.kind],
        basis: rules.actBases[a.basis],
        place: a.place || words.here,
        at: written(a.doneAt, zone, language),
      }),
      words.reason(a.reason),
      groundLine(words, a),
      words.complain,
    ],
  }
}
