import type { Language } from '@gridward/contract/language'
import { App, ConfigProvider } from 'antd'
import type { Locale } from 'antd/es/locale'
import dayjs from 'dayjs'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { token, tokenNumber } from '../../ui/tokens.ts'

const locales: Record<Language, () => Promise<Locale>> = {
  'zh-CN': () => import('antd/locale/zh_CN').then((module) => module.default),
  'zh-Hant': () => import('antd/locale/zh_TW').then((module) => module.default),
  en: () => import('antd/locale/en_US').then((module) => module.default),
}
const calendars: Record<Language, () => Promise<unknown>> = {
  'zh-CN': () => import('dayjs/locale/zh-cn').then(() => dayjs.locale('zh-cn')),
  'zh-Hant': () => import('dayjs/locale/zh-tw').then(() => dayjs.locale('zh-tw')),
  en: async () => dayjs.locale('en'),
}

/** antd takes colours, type and sizes from the house's tokens, and its texts and calendar from the language. */
export function Kit({ children }: { children?: ReactNode }) {
  const { language } = useLanguage()
  const [locale, setLocale] = useState<Locale>()
  useEffect(() => {
    let here = true
    void Promise.all([locales[language](), calendars[language]()]).then(([loaded]) => here && setLocale(loaded))
    return () => void (here = false)
  }, [language])
  const theme = useMemo(themeOfTokens, [language])
  // antd wraps its children once it has a locale: without one from the start the page would begin anew and lose what was typed
  return (
    <ConfigProvider locale={locale ?? { locale: language }} theme={theme}>
      <App>{children}</App>
    </ConfigProvider>
  )
}

function themeOfTokens() {
  return {
    hashed: false,
    token: {
      colorPrimary: token('--blue'),
      colorError: token('--danger'),
      colorWarning: token('--warn'),
      colorSuccess: token('--good'),
      colorText: token('--ink'),
      colorTextSecondary: token('--ink-soft'),
      colorTextDescription: token('--ink-soft'),
      colorTextPlaceholder: token('--ink-faint'),
      colorBorder: token('--line-strong'),
      colorBgLayout: token('--paper-soft'),
      borderRadius: tokenNumber('--radius'),
      controlHeight: tokenNumber('--target'),
      fontFamily: token('--font'),
      fontSize: tokenNumber('--text'),
      motionDurationMid: token('--fast'),
      motionDurationSlow: token('--slow'),
    },
  }
}
