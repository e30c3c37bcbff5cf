import type { Input, Parameters } from '@gridward/contract/rules'
import { callsRule } from './calls/index.ts'
import { limitsRule } from './orders/index.ts'
import {
  coverageOf,
  latenessOf,
  previewDoors,
  previewTags,
  proposeTags,
  screeningDefaults,
  type RecentDays,
  type ScreeningRules,
} from './people/index.ts'
import { narrow } from './platform/scope.ts'
import { registerRule, type Rule } from './rules/index.ts'

const nothing: RecentDays = {
  submission: '',
  observedOn: '',
  stay: null,
  exposure: null,
  temperature: null,
  symptoms: [],
  careMarks: [],
  careNeeds: [],
  inCentralObservation: false,
  roomAlone: null,
}

const until = (
  kind: 'key' | 'fever' | 'care',
  day: Partial<RecentDays>,
  rules: Partial<ScreeningRules>,
  today: string,
) => {
  const tags = proposeTags([{ ...nothing, observedOn: today, ...day }], { ...screeningDefaults, ...rules }, today)
  return { until: tags.find((tag) => tag.kind === kind)?.until ?? null }
}

const keyPerson = (parameters: Parameters<'keyPerson'>, { today, stay, exposureDay }: Input<'keyPerson'>) =>
  until(
    'key',
    {
      stay: stay && { place: '', region: stay.region, saidRisk: stay.said, lastDay: stay.lastDay },
      exposure: exposureDay === null ? null : { day: exposureDay },
    },
    parameters,
    today,
  )

const fever = (parameters: Parameters<'fever'>, { today, ...day }: Input<'fever'>) =>
  until('fever', day, parameters, today)

const care = (parameters: Parameters<'care'>, { today, observedOn, needs }: Input<'care'>) =>
  until('care', { observedOn, careNeeds: needs }, parameters, today)

function coverage({ freshHours, revisitHours }: Parameters<'coverage'>, { now, door }: Input<'coverage'>) {
  const timing = { dueAt: null, freshSeconds: freshHours * 3600, revisitSeconds: revisitHours * 3600 }
  const events = door ? [{ id: 'visit', kind: 'visit', observedAt: door.at, result: door.result } as const] : []
  return { lateness: latenessOf(coverageOf(events, timing), now) }
}

const tags = (kind: 'keyPerson' | 'fever' | 'care'): Rule['preview'] =>
  function preview(tx, scope, { parameters, current, area, today }) {
    const rules = { now: current as Partial<ScreeningRules>, then: parameters as Partial<ScreeningRules> }
    return previewTags(tx, narrow(scope, 'people.read', area), kind, rules, today)
  }

const doors: Rule<'coverage'>['preview'] = (tx, scope, { parameters, current, area, now }) =>
  previewDoors(tx, narrow(scope, 'people.read', area), { now: current, then: parameters }, now)

/** Every kind of rule pack with the pure function that it sets and what counts its effect, brought together from the rooms. */
export function ruleKinds(): void {
  registerRule({ kind: 'keyPerson', run: keyPerson, preview: tags('keyPerson')! })
  registerRule({ kind: 'fever', run: fever, preview: tags('fever')! })
  registerRule({ kind: 'care', run: care, preview: tags('care')! })
  registerRule({ kind: 'coverage', run: coverage, preview: doors })
  registerRule(limitsRule)
  registerRule(callsRule)
}
