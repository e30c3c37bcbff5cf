import type { Day } from '@gridward/contract/days'
import type { Sex } from '@gridward/contract/identity'
import { shift } from './calendar.ts'
import type { Random } from './random.ts'
import type { Stay } from './returnees.ts'

export type CareMark = 'chronic' | 'pregnant' | 'elderlyAlone' | 'childAlone' | 'disabled'
export type Need = 'food' | 'medicine' | 'hospital' | 'counselling' | 'childcare'
export type Symptom = 'fever' | 'dryCough' | 'fatigue' | 'soreThroat' | 'smellTasteLoss' | 'diarrhoea'
export type Contact = { readonly answer: 'yes' | 'no' | 'unsure'; readonly day: Day | null }
export type Health = { readonly temperature: number; readonly symptoms: readonly Symptom[]; readonly since: Day | null }

/** Marks of one person. Chronic illness 35 % from 60 on (product assumption), disability 1.5 %, pregnant 1 of 40 women of 22 to 40. */
export function careMarks(random: Random, sex: Sex, age: number, householdSize: number): CareMark[] {
  const marks: CareMark[] = []
  const draw = random.unit()
  if (age >= 65 && householdSize === 1) marks.push('elderlyAlone')
  if (draw < (age >= 60 ? 0.35 : age >= 40 ? 0.08 : 0.01)) marks.push('chronic')
  if (sex === 'female' && age >= 22 && age <= 40 && random.chance(0.025)) marks.push('pregnant')
  if (random.chance(0.015)) marks.push('disabled')
  return marks
}

const details: Record<Need, readonly string[]> = {
  food: ['送菜到门口', '代购米面油', '每周两次蔬菜'],
  medicine: ['代取降压药', '代取胰岛素', '慢病药只够三天'],
  hospital: ['下周产检', '周三透析', '复查需要车'],
  counselling: ['睡不好，想有人说说话', '家里老人害怕'],
  childcare: ['父母在外地回不来，孩子跟奶奶'],
}

export type Wants = { readonly needs: readonly Need[]; readonly detail: string }

/** What somebody asks for, given the marks and whether the person has just come back. */
export function wants(random: Random, marks: readonly CareMark[], stay: Stay | null): Wants {
  const needs: Need[] = []
  if (marks.includes('elderlyAlone') && random.chance(0.2)) needs.push('food')
  else if (stay?.key && random.chance(0.3)) needs.push('food')
  if (marks.includes('chronic') && random.chance(0.07)) needs.push('medicine')
  if (marks.includes('pregnant') && random.chance(0.2)) needs.push('hospital')
  if (marks.includes('childAlone') && random.chance(0.3)) needs.push('childcare')
  if (random.chance(0.0008)) needs.push('counselling')
  return { needs, detail: needs.map((need) => random.pick(details[need])).join('；') }
}

/** Whether the person met a case, a suspected case or somebody with fever. */
export function contact(random: Random, stay: Stay | null, today: Day): Contact {
  const draw = random.unit()
  const yes = stay?.key ? 0.05 : 0.0004
  if (draw < yes) return { answer: 'yes', day: shift(today, -random.whole(1, 12)) }
  return { answer: draw < yes + (stay?.key ? 0.1 : 0.004) ? 'unsure' : 'no', day: null }
}

const more: readonly Symptom[] = ['dryCough', 'fatigue', 'soreThroat', 'smellTasteLoss', 'diarrhoea']

/** Today's temperature and symptoms: 3 in 1,000 have a fever (37.3 °C or more), ten times as many of those from a key place. */
export function health(random: Random, stay: Stay | null, today: Day): Health {
  const draw = random.unit()
  const feverish = stay?.key ? 0.03 : 0.003
  if (draw < feverish) {
    const symptoms: Symptom[] = ['fever', ...more.filter(() => random.chance(0.35))]
    return { temperature: random.whole(373, 392) / 10, symptoms, since: shift(today, -random.whole(0, 4)) }
  }
  const temperature = Math.round(Math.min(37.2, Math.max(35.6, random.normal(36.5, 0.25))) * 10) / 10
  if (draw > 0.985) return { temperature, symptoms: [random.pick(more)], since: shift(today, -random.whole(0, 6)) }
  return { temperature, symptoms: [], since: null }
}
