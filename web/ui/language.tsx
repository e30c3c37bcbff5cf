import { languages, pickLanguage, type Dictionary, type Language } from '@gridward/contract/language'
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'

const cookie = 'lang'

/** The language chosen on this device; else the first one of the browser that we speak; else zh-CN. */
export function currentLanguage(): Language {
  const chosen = document.cookie
    .split('; ')
    .find((part) => part.startsWith(`${cookie}=`))
    ?.slice(cookie.length + 1)
  return languages.find((name) => name === chosen) ?? pickLanguage(navigator.languages.join(','))
}

function keep(language: Language): void {
  document.cookie = `${cookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`
}

type Chosen = { language: Language; choose: (language: Language) => void }
const Current = createContext<Chosen>({ language: 'zh-CN', choose: keep })

/** Switching redraws in place, so that nothing typed is lost. */
export function LanguageProvider({ children }: { children?: ReactNode }) {
  const [language, setLanguage] = useState(currentLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const chosen = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        keep(next)
        setLanguage(next)
      },
    }),
    [language],
  )
  return <Current.Provider value={chosen}>{children}</Current.Provider>
}

export const useLanguage = (): Chosen => useContext(Current)

/** The texts of a dictionary in the language of the page: `const words = useWords(loginWords)`. */
export const useWords = <W,>(dictionary: Dictionary<W>): W => dictionary[useLanguage().language]

export const languageNames: Record<Language, string> = { 'zh-CN': '简体中文', 'zh-Hant': '繁體中文', en: 'English' }
