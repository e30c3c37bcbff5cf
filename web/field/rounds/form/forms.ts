import type { Definition, FormWords } from '@gridward/contract/questionnaire'
import type { Dictionaries } from '@gridward/contract/questionnaire/sentences'
import type { Language } from '@gridward/contract/language'
import { useEffect, useState } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import type { Package } from '../package.ts'

export type Forms = Package['questionnaires']

/** The form of a door, unless an earlier record was given under another one. */
const usual = 'resident-survey'

export function formOf(forms: Forms, key = usual, version?: number): Definition | undefined {
  const fitting = forms.filter((form) => form.key === key && (version === undefined || form.version === version))
  const newest = [...fitting].sort((a, b) => b.version - a.version)[0]
  return newest?.definition as Definition | undefined
}

export type SaidForm = { labels: FormWords; problems: Dictionaries }

/** Texts of a form and of everything that may be wrong in it, in the language of the page. Undefined until loaded. */
export function useFormWords(definition: Definition | undefined): SaidForm | undefined {
  const { language } = useLanguage()
  const [said, setSaid] = useState<SaidForm>()
  useEffect(() => {
    if (!definition) return undefined
    let gone = false
    const read = async (): Promise<void> => {
      const [labels, problems] = await Promise.all([labelsOf(definition, language), sentences(language)])
      if (!gone) setSaid({ labels, problems: { ...problems, form: labels } })
    }
    void read()
    return () => void (gone = true)
  }, [definition, language])
  return said
}

const none: FormWords = { title: '', labels: {}, hints: {}, constraints: {}, choices: {}, checks: {} }

/** A definition may bring its words; those of the shipped forms come with the product. */
async function labelsOf(definition: Definition, language: Language): Promise<FormWords> {
  const own = definition.words?.[language] ?? definition.words?.['zh-CN']
  if (own) return own
  if (definition.key === 'resident-survey') {
    const { residentSurveyWords } = await import('@gridward/contract/questionnaire/resident-survey/words')
    return residentSurveyWords[language]
  }
  if (definition.key === 'returnee') {
    const { returneeWords } = await import('@gridward/contract/questionnaire/returnee/words')
    return returneeWords[language]
  }
  return none
}

async function sentences(language: Language): Promise<Dictionaries> {
  const [{ questionnaireWords }, { identityWords }] = await Promise.all([
    import('@gridward/contract/words/questionnaire'),
    import('@gridward/contract/words/identity'),
  ])
  return { questionnaire: questionnaireWords[language], identity: identityWords[language] }
}
