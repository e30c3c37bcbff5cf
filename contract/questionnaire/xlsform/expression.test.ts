import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseExpression } from './expression.ts'

test.each([
  ["${left_city} = 'yes'", { question: 'leftCity', op: '=', value: 'yes' }],
  ['. >= 34', { question: 'self', op: '>=', value: 34 }],
  [
    '. >= 34 and . <= 43',
    {
      all: [
        { question: 'self', op: '>=', value: 34 },
        { question: 'self', op: '<=', value: 43 },
      ],
    },
  ],
  ['. <= today()', { question: 'self', op: '<=', today: 0 }],
  ['${seen} > today() - 14', { question: 'seen', op: '>', today: -14 }],
  ['${until} >= ${from}', { question: 'until', op: '>=', other: 'from' }],
  ["selected(${symptoms}, 'fever')", { question: 'symptoms', op: 'includes', value: 'fever' }],
  ["${phone} != ''", { question: 'phone', op: 'answered' }],
  ["${phone} = ''", { question: 'phone', op: 'empty' }],
  ["${a} = ' and '", { question: 'a', op: '=', value: ' and ' }],
  [
    "${a} = 'x' and (${b} = 1 or ${c} < -2.5)",
    {
      all: [
        { question: 'a', op: '=', value: 'x' },
        {
          any: [
            { question: 'b', op: '=', value: 1 },
            { question: 'c', op: '<', value: -2.5 },
          ],
        },
      ],
    },
  ],
])('%s becomes data', (text, condition) => expect(parseExpression(text, 'self')).toEqual({ condition }))

test.each([
  ["not(${a} = 'x')", 'expressionUnsupported'],
  ['count(${members}) > 1', 'expressionUnsupported'],
  ["regex(., '[0-9]+')", 'expressionUnsupported'],
  ['${a} = ', 'expressionUnsupported'],
  ['${a}', 'expressionUnsupported'],
  ["${a} = 'x", 'expressionUnsupported'],
  ['1 = 1', 'expressionUnsupported'],
  ['', 'expressionUnsupported'],
  ['('.repeat(500), 'expressionUnsupported'],
  ['${a} = 1 and '.repeat(200), 'expressionTooLong'],
  ['${a}=1 and (${b}=1 or (${c}=1 and (${d}=1 or ${e}=1)))', 'expressionTooNested'],
])('%s is refused, never half taken over', (text, problem) =>
  expect(parseExpression(text, 'self')).toEqual({ problem }),
)

test('whatever stands in the cell, reading it ends and never throws', () => {
  const word = fc.constantFrom('${a}', "'x'", '1', '=', '>=', 'and', 'or', '(', ')', 'selected', ',', '.', 'today', '-')
  const text = fc.oneof(
    fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(text, (cell) => {
      expect(Object.keys(parseExpression(cell, 'self'))).toHaveLength(1)
    }),
    { numRuns: 1000 },
  )
})
