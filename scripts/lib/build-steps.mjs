import { inRoot } from './paths.mjs'
import { exists, hashOf, readJson, survey, writeWhole } from './stamp.mjs'

const stampFile = inRoot('.cache/build.json')
const common = ['package.json', 'package-lock.json', 'tsconfig.base.json']
const sources = [
  ...common,
  'tsconfig.json',
  'analytics',
  'contract',
  'simulator',
  'server',
  'cli',
  'web',
  'scripts/hant.mjs',
  'scripts/hant-overrides.json',
]
const tool = (path) => inRoot('node_modules', path)

const below =
  (...paths) =>
  (line) =>
    paths.some((path) => line.startsWith(`${path}/`) || line.startsWith(`${path} `))

const page = (id, name) => ({
  id,
  name,
  needs: `web/vite.${id}.config.ts`,
  reads: below(...common, 'web', 'contract'),
  makes: [`web/dist/${id}/manifest.json`],
  command: [tool('vite/bin/vite.js'), 'build', '--config', `web/vite.${id}.config.ts`, '--logLevel', 'warn'],
})

/** The words come first: the others read what they write. */
export const wordsStep = {
  id: 'words',
  name: ['繁体文字', 'Traditional Chinese words'],
  needs: 'scripts/hant.mjs',
  reads: (line) => /\/words\/.*zh-CN\.ts /.test(line) || line.startsWith('scripts/'),
  makes: [],
  command: [inRoot('scripts/hant.mjs')],
}

/** Steps of one lane run one after the other, lanes side by side. */
export const lanes = [
  [
    {
      id: 'server',
      name: ['服务程序', 'server'],
      needs: 'server/tsconfig.json',
      reads: below(...common, 'tsconfig.json', 'analytics', 'contract', 'simulator', 'server', 'cli'),
      makes: ['server/dist/main.js', 'contract/dist'],
      command: [tool('typescript/bin/tsc'), '-b', 'analytics', 'contract', 'simulator', 'server', 'cli'],
    },
  ],
  [page('desk', ['电脑和大屏页面', 'desk and wall pages']), page('small', ['手机页面', 'phone pages'])],
]

/** Which of `steps` must run, each with the state of its sources now; a change made while it runs counts for the next time. */
export function staleOf(steps) {
  const lines = survey(sources)
  const stamps = readJson(stampFile) ?? {}
  return steps
    .filter(({ needs }) => exists(needs))
    .map((step) => ({ ...step, state: hashOf(lines.filter(step.reads).join('\n')) }))
    .filter(({ id, state, makes }) => stamps[id] !== state || !makes.every(exists))
}

export function stampStep({ id, state }) {
  writeWhole(stampFile, JSON.stringify({ ...readJson(stampFile), [id]: state }))
}
