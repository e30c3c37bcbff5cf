import { languages } from '@gridward/contract/language'
import { languageNames, useLanguage, useWords } from '../language.tsx'
import { uiWords } from '../words.ts'

export function LanguageChoice() {
  const { language, choose } = useLanguage()
  const words = useWords(uiWords)
  return (
    <select
      className="language-choice"
      aria-label={words.language}
      value={language}
      onChange={(event) => choose(languages.find((name) => name === event.currentTarget.value) ?? 'zh-CN')}
    >
      {languages.map((name) => (
        <option key={name} value={name} lang={name}>
          {languageNames[name]}
        </option>
      ))}
    </select>
  )
}
