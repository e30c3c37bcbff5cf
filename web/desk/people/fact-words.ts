import type { Language } from '@gridward/contract/language'
import type { FormWords, Question } from '@gridward/contract/questionnaire'
import { shipped } from '@gridward/contract/questionnaire/shipped'

type Bound = { question: Question; words: Readonly<Record<string, FormWords>> }

/** The first question of the shipped forms that binds to a field says what the field is called. */
const byField = new Map<string, Bound>()
for (const form of shipped)
  for (const item of form.questions)
    for (const question of item.type === 'repeat' ? item.questions : [item])
      if (question.bind && !byField.has(question.bind))
        byField.set(question.bind, { question, words: form.words ?? {} })

export type FactValue = string | number | readonly string[]

export type FactWords = {
  label: (field: string) => string
  value: (field: string, value: FactValue) => string
  /** Choices of a field that has some, for a control. */
  options: (field: string) => { value: string; label: string }[] | undefined
}

/** Labels and choices of the register's fields as the forms name them. */
export function factWords(language: Language): FactWords {
  const choicesOf = (field: string): Readonly<Record<string, string>> | undefined => {
    const bound = byField.get(field)
    return bound && 'choices' in bound.question ? bound.words[language]?.choices[bound.question.choices] : undefined
  }
  return {
    label: (field) => {
      const bound = byField.get(field)
      return (bound && bound.words[language]?.labels[bound.question.key]) ?? field
    },
    value: (field, value) => {
      const choices = choicesOf(field)
      const one = (part: string | number): string =>
        choices?.[String(part)] ?? String(part).replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ')
      return Array.isArray(value) ? value.map(one).join('、') : one(value as string | number)
    },
    options: (field) => {
      const choices = choicesOf(field)
      return choices && Object.entries(choices).map(([key, label]) => ({ value: key, label }))
    },
  }
}
