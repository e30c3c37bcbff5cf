import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { languages } from '../language.ts'
import { identityWords } from '../words/identity.ts'
import { questionnaireWords } from '../words/questionnaire.ts'
import { evaluate } from './evaluate.ts'
import { flawSentence, problemSentence, warningSentence } from './sentences.ts'
import { shipped } from './shipped.ts'

const [survey] = shipped
if (!survey) throw new Error('no shipped form')
const person = { idType: 'identityCard', birthDate: '2030-01-01', temperature: 50, phone: '1381234567' }
const found = evaluate(
  survey,
  {
    members: [
      { ...person, idNumber: '1101051949123100' },
      { idType: 'none', birthDate: '2030-01-01' },
    ],
  },
  { today: '2020-02-10' },
)
const said = (language: (typeof languages)[number]) => {
  const words = {
    questionnaire: questionnaireWords[language],
    identity: identityWords[language],
    form: survey.words?.[language],
  }
  return {
    words,
    text: Object.fromEntries(found.problems.map((problem) => [problem.path, problemSentence(problem, words)])),
  }
}

test('every problem is a sentence that says what to do, in the reader’s language', () => {
  expect(said('zh-CN').text).toMatchObject({
    room: '这一项必须填写。',
    'members/0/idNumber': '身份证号码应为 18 位，现在是 16 位，请核对。',
    'members/0/temperature': '不能大于 43，请核对。',
    'members/1/birthDate': '出生日期不能在今天之后。',
  })
  expect(said('en').text).toMatchObject({
    'members/0/phone': 'A mobile number has 11 digits; this one has 10. Please check it.',
    'members/1/birthDate': 'The date of birth cannot lie after today.',
  })
  for (const language of languages)
    for (const text of Object.values(said(language).text)) expect(text).toMatch(/[。.]$/)
})

test('warnings and flaws are sentences too', () => {
  const { words } = said('zh-CN')
  expect(warningSentence({ path: 'x', code: 'sameNumber', params: { other: 2 } }, words)).toContain('第 2 行')
  expect(flawSentence({ code: 'badName', params: { value: '姓名' } }, words)).toContain('“姓名”')
})

// A published version never changes: not a key, not a choice, not a rule. A change here means a new version.
describe('a published version stays as it is', () => {
  test.each([
    ['resident-survey', 1, '210f7b311186bea6'],
    ['returnee', 1, '198eef032fa2f8de'],
  ])('%s %i', (key, version, digest) => {
    const definition = shipped.find((one) => one.key === key && one.version === version)
    const { words, ...fixed } = definition ?? { words: undefined }
    expect(words).toBeTruthy()
    expect(createHash('sha256').update(JSON.stringify(fixed)).digest('hex').slice(0, 16)).toBe(digest)
  })
})
