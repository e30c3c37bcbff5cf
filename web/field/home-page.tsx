import { useLanguage, useWords } from '../ui/language.tsx'
import { LanguageChoice } from '../ui/parts/language-choice.tsx'
import { Empty } from '../ui/parts/states.tsx'
import { useField } from './context.ts'
import { screens } from './works.ts'
import { fieldWords } from './words.ts'

/** What this person can do, one large button each. */
export function HomePage() {
  const words = useWords(fieldWords)
  const { language } = useLanguage()
  const { session, go, switchPerson } = useField()
  const allowed = screens.filter((screen) => session.verbs.includes(screen.verb))
  return (
    <>
      <h1>{words.start}</h1>
      <p className="field-role">{session.district.name}</p>
      {allowed.length === 0 && <Empty why={words.nothing} />}
      <ul className="field-works">
        {allowed.map((screen) => (
          <li key={screen.path}>
            <button type="button" className="field-work" onClick={() => go(screen.path)}>
              <strong>{screen.text[language]}</strong>
              <span>{screen.hint[language]}</span>
            </button>
          </li>
        ))}
      </ul>
      <LanguageChoice />
      <button type="button" className="plain-button" onClick={switchPerson}>
        {words.switchPerson}
      </button>
    </>
  )
}
