import { addDays } from '@gridward/contract/days'
import type { words } from '@gridward/contract/words/tags/zh-CN'
import type { RecentDays } from './rules-facts.ts'

export type TagKind = keyof typeof words.kinds
export type TagProposal = {
  kind: TagKind
  basis: { code: keyof typeof words.basis; params: Readonly<Record<string, string | number>> }
  since: string
  /** Last day of the tag; it ends by itself. */
  until: string
  purpose: keyof typeof words.purposes
  submission: string
}

/** Parameters from the rule pack in force. Days count from the last day there: that day is day 0. */
export type ScreeningRules = {
  windowDays: number
  /** Prefixes of division codes of key areas; what a person calls a key area counts too if `saidCounts`. */
  regions: readonly string[]
  saidCounts: boolean
  feverFrom: number
  feverSymptoms: readonly string[]
  feverDays: number
  careDays: number
}

/** 14 days and 37.3 °C: practice of early 2020 (DOMAIN 2.1, 2.2). How long fever and care stay open is our assumption. */
export const screeningDefaults: ScreeningRules = {
  windowDays: 14,
  regions: [],
  saidCounts: true,
  feverFrom: 37.3,
  feverSymptoms: ['fever'],
  feverDays: 14,
  careDays: 30,
}

/** What a submission leaves open: said to have been there or to have met somebody, without the day. */
export type Undated = 'stay' | 'exposure'

/**
 * The ledgers somebody belongs to on a day, at most one proposal of a kind: the one that lasts longest. Proposals only:
 * a tag limits nobody. The order of the submissions makes no difference.
 */
export function proposeTags(days: readonly RecentDays[], rules: ScreeningRules, today: string): TagProposal[] {
  const found = days.flatMap((one) => [...keyPerson(one, rules), ...fever(one, rules), ...care(one, rules)])
  const all = [...found, ...observation(days, found, rules)].filter((tag) => tag.since <= today && tag.until >= today)
  const best = new Map<TagKind, TagProposal>()
  for (const tag of all) {
    const other = best.get(tag.kind)
    if (!other || strength(tag) > strength(other)) best.set(tag.kind, tag)
  }
  return [...best.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1))
}

const strength = (tag: TagProposal): string => [tag.until, tag.since, tag.submission, tag.basis.code].join(' ')

/** A key person is one with a dated stay or exposure. Without a day there is no tag, and somebody asks. */
function keyPerson({ stay, exposure, submission }: RecentDays, rules: ScreeningRules): TagProposal[] {
  const tags: TagProposal[] = []
  const whole = { kind: 'key', purpose: 'screening', submission } as const
  if (stay?.lastDay && isKeyArea(stay, rules)) {
    const params = { place: stay.place || stay.region, day: stay.lastDay }
    tags.push({ ...whole, ...span(stay.lastDay, rules), basis: { code: 'stay', params } })
  }
  if (exposure?.day) {
    const params = { day: exposure.day }
    tags.push({ ...whole, ...span(exposure.day, rules), basis: { code: 'exposure', params } })
  }
  return tags
}

const isKeyArea = (stay: NonNullable<RecentDays['stay']>, rules: ScreeningRules): boolean =>
  (rules.saidCounts && stay.saidRisk) || rules.regions.some((prefix) => prefix !== '' && stay.region.startsWith(prefix))

const span = (day: string, rules: ScreeningRules) => ({ since: day, until: addDays(day, rules.windowDays) })

function fever({ temperature, symptoms, observedOn, submission }: RecentDays, rules: ScreeningRules): TagProposal[] {
  const whole = {
    kind: 'fever',
    purpose: 'treatment',
    since: observedOn,
    until: addDays(observedOn, rules.feverDays),
    submission,
  } as const
  if (temperature !== null && temperature >= rules.feverFrom) {
    const params = { celsius: temperature, limit: rules.feverFrom }
    return [{ ...whole, basis: { code: 'temperature', params } }]
  }
  if (!symptoms.some((symptom) => rules.feverSymptoms.includes(symptom))) return []
  return [{ ...whole, basis: { code: 'symptoms', params: { day: observedOn } } }]
}

function care({ careMarks, careNeeds, observedOn, submission }: RecentDays, rules: ScreeningRules): TagProposal[] {
  if (careMarks.length === 0 && careNeeds.length === 0) return []
  const basis = { code: careNeeds.length > 0 ? 'needs' : 'marks', params: {} } as const
  const until = addDays(observedOn, rules.careDays)
  return [{ kind: 'care', purpose: 'care', since: observedOn, until, submission, basis }]
}

/**
 * Central observation: an exposure, a fever after a key stay, a key stay without a room to be alone in, or a record that
 * somebody is there already. It ends when what it rests on ends.
 */
function observation(days: readonly RecentDays[], found: readonly TagProposal[], rules: ScreeningRules): TagProposal[] {
  const whole = { kind: 'observation', purpose: 'observation' } as const
  const keys = found.filter((tag) => tag.kind === 'key')
  const stays = keys.filter((tag) => tag.basis.code === 'stay')
  const tags: TagProposal[] = keys.filter((tag) => tag.basis.code === 'exposure').map((tag) => ({ ...tag, ...whole }))
  for (const stay of stays) {
    for (const hot of found)
      if (hot.kind === 'fever' && hot.since >= stay.since && hot.since <= stay.until) {
        const basis = { code: 'feverAfterStay', params: { day: hot.since } } as const
        tags.push({ ...hot, ...whole, until: stay.until, basis })
      }
    for (const one of days)
      if (one.roomAlone === false && one.observedOn >= stay.since && one.observedOn <= stay.until)
        tags.push({ ...stay, ...whole, submission: one.submission, basis: { code: 'noRoomAlone', params: {} } })
  }
  for (const one of days)
    if (one.inCentralObservation) {
      const basis = { code: 'reported', params: { day: one.observedOn } } as const
      tags.push({ ...whole, ...span(one.observedOn, rules), submission: one.submission, basis })
    }
  return tags
}

/** What has to be asked before a rule can say anything. */
export function undated({ stay, exposure }: RecentDays, rules: ScreeningRules): Undated[] {
  const open: Undated[] = []
  if (stay && stay.lastDay === null && isKeyArea(stay, rules)) open.push('stay')
  if (exposure && exposure.day === null) open.push('exposure')
  return open
}
