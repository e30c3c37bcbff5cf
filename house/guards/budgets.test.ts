import { describe, expect, test } from 'vitest'
import { generated, traditional } from '../../scripts/hant.mjs'
import { machinePaths, silencedTests, unfinishedWords } from './leftovers.ts'
import { withoutMinutes } from './long-tests.ts'
import { tooLongFiles, tooLongFunctions } from './sizes.ts'

const lines = (n: number) => 'x\n'.repeat(n)
const plant = (path: string, text: string) => [{ path, text }]

describe('the budgets', () => {
  test('refuse a file of 501 lines and a median of 81, and let generated files and tests be', () => {
    const short = Array.from({ length: 9 }, (_, at) => ({ path: `server/${at}.ts`, text: lines(10) }))
    expect(tooLongFiles([...short, ...plant('server/long.ts', lines(501))])[0]).toBe('server/long.ts has 501 lines')
    expect(tooLongFiles(plant('server/a.ts', lines(81)))[0]).toMatch(/^the median file has 81 lines/)
    expect(tooLongFiles(plant('server/a.ts', lines(301))).join()).toMatch(/95th percentile is 301 lines/)
    expect(tooLongFiles([...short, ...plant('web/words/zh-Hant.ts', lines(900))])).toEqual([])
    expect(tooLongFiles([...short, ...plant('web/a.test.ts', lines(900))])).toEqual([])
    expect(tooLongFiles([])).toHaveLength(1)
  })

  const steps = (n: number) => '  step()\n'.repeat(n)
  test.each([
    ['a function', (n: number) => `function long() {\n${steps(n - 2)}}`],
    ['an arrow', (n: number) => `export const long = () => {\n${steps(n - 2)}}`],
    ['a method', (n: number) => `class A {\n  long() {\n${steps(n - 2)}  }\n}`],
    ['a component', (n: number) => `const Long = () => (\n<p>\n${"don't {x}\n".repeat(n - 3)}</p>)`],
  ])('refuse %s of 51 lines', (_what, text) => {
    expect(tooLongFunctions(plant('web/a.tsx', text(51)))).toHaveLength(1)
    expect(tooLongFunctions(plant('web/a.tsx', text(50)))).toEqual([])
  })

  test('count a registered handler by itself', () => {
    const room = (n: number) => `function room(serve) {\n${`serve(a, () => {\n${steps(n - 2)}})\n`.repeat(3)}}`
    expect(tooLongFunctions(plant('server/a.ts', room(50)))).toEqual([])
    expect(tooLongFunctions(plant('server/a.ts', room(51)))).toHaveLength(3)
  })

  test('let a long table of values be', () => {
    const table = `export const routes = {\n${"  a: { path: '/a', at: (x: string) => x },\n".repeat(200)}}`
    expect(tooLongFunctions(plant('contract/a.ts', table))).toEqual([])
  })
})

describe('the guards against leftovers', () => {
  test.each(['on' + 'ly', 'sk' + 'ip', 'to' + 'do'])('find a test marked %s', (mark) => {
    expect(silencedTests(plant('a.test.ts', `test.${mark}('x')`))).toHaveLength(1)
    expect(silencedTests(plant('a.test.ts', `describe.concurrent.${mark}.each([1])('x')`))).toHaveLength(1)
    expect(silencedTests(plant('a.test.ts', `const s = 'test.${mark}(x)'; permissions.${mark}(x)`))).toEqual([])
  })
  test('find a promise for later in code, not in documents', () => {
    expect(unfinishedWords(plant('a.ts', `// TO${'DO'}: later`))).toHaveLength(1)
    expect(unfinishedWords(plant('a.tsx', `敬请${'期待'}`))).toHaveLength(1)
    expect(unfinishedWords([...plant('a.md', `TO${'DO'}`), ...plant('b.ts', 'todos')])).toEqual([])
  })
  test('find a folder of one machine', () => {
    expect(machinePaths(plant('docs/a.md', `see /wo${'rk'}/main`))).toHaveLength(1)
    expect(machinePaths(plant('docs/a.md', 'a/work/b, https://a.cn/root/c, /var/lib/gridward'))).toEqual([])
  })
  test('find a long test that does not say how long', () => {
    expect(withoutMinutes(plant('a.long.ts', 'import x'))).toHaveLength(1)
    expect(withoutMinutes(plant('a.long.ts', '// minutes: 4\nimport x'))).toEqual([])
  })
})

describe('Traditional words', () => {
  test('use the neutral characters of the field', () => {
    const text = '社区网格台账、核酸采样、隔离复核、后台发热人员，接着干活，邻里之间 ${count} 户'
    expect(traditional(text)).toBe('社區網格台賬、核酸採樣、隔離覆核、後台發熱人員，接着幹活，鄰里之間 ${count} 戶')
  })
  test('say where they come from, and import each other', () => {
    const source = "import { more } from './zh-CN.more.ts'\nexport const words = { language: 'zh-CN', open: '开' }\n"
    expect(generated('zh-CN.ts', source)).toBe(
      "// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.\nimport { more } from './zh-Hant.more.ts'\n" +
        "export const words = { language: 'zh-CN', open: '開' }\n",
    )
  })
})
