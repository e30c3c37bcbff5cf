import { pickLanguage, type Language } from '@gridward/contract/language'

const sentences: Record<Language, { sending: string; unreachable: string; brought: string; afresh: string }> = {
  'zh-CN': {
    sending: '正在提交…',
    unreachable: '没有连上，填写的内容都还在。请稍后再点一次。',
    brought: '刚才填的内容都在，请接着填。',
    afresh: '清空，重新填',
  },
  'zh-Hant': {
    sending: '正在提交…',
    unreachable: '沒有連上，填寫的內容都還在。請稍後再點一次。',
    brought: '剛才填的內容都在，請接著填。',
    afresh: '清空，重新填',
  },
  en: {
    sending: 'Sending…',
    unreachable: 'It did not get through. What you filled in is still here. Please try again in a moment.',
    brought: 'What you filled in before is still here. Please go on.',
    afresh: 'Clear it and start again',
  },
}

export const says = () => sentences[pickLanguage(document.documentElement.lang)]
