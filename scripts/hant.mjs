// Makes the Traditional Chinese words from the Simplified ones: every words/**/zh-CN.ts gets a zh-Hant.ts beside it.
//   node scripts/hant.mjs           writes what changed
//   node scripts/hant.mjs --check   writes nothing, names what is out of date and ends with 1
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Converter } from 'opencc-js/cn2t'

const root = resolve(import.meta.dirname, '..')
const skipped = new Set(['node_modules', 'dist', '.tsc', '.git', '.cache', 'data', 'test-results', 'coverage'])
const header = (source) => `// Generated from ${source} by scripts/hant.mjs; change the words there.\n`

// The standard characters of the field (裡, 為, 群) without exchanging words (网络 stays 網絡). What it gets wrong for our
// texts stands in hant-overrides.json.
const convert = Converter({ from: 'cn', to: 'tw' })
const overrides = JSON.parse(readFileSync(join(import.meta.dirname, 'hant-overrides.json'), 'utf8'))
const phrases = Object.keys(overrides).sort((a, b) => b.length - a.length)
const anyPhrase = new RegExp(phrases.join('|'), 'g')

/** The text in Traditional characters; whatever is not Chinese stays as it is. */
export function traditional(text) {
  const kept = []
  // A private-use character holds the place of a phrase, so that the converter cannot touch it.
  const held = text.replace(anyPhrase, (phrase) => {
    kept.push(overrides[phrase])
    return String.fromCharCode(0xe000 + kept.length - 1)
  })
  return convert(held).replace(/[\ue000-\uf8ff]/g, (mark) => kept[mark.charCodeAt(0) - 0xe000])
}

/** The whole source of a zh-Hant file, made from the source of the zh-CN file of that name. */
export function generated(name, source) {
  const imports = /((?:from|import) *\(?['"][^'"]*)zh-CN/g
  return header(name) + traditional(source).replace(imports, '$1zh-Hant')
}

/** What is out of date, as pairs of path and the text that should stand there. */
export function outdated(folder = root) {
  return sources(folder).flatMap((path) => {
    const target = join(dirname(path), basename(path).replace('zh-CN', 'zh-Hant'))
    const text = generated(basename(path), readFileSync(path, 'utf8'))
    const same = existsSync(target) && readFileSync(target, 'utf8') === text
    return same ? [] : [{ path: relative(folder, target), text }]
  })
}

function sources(folder, inWords = false) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sources(path, inWords || entry.name === 'words')
    return inWords && /^zh-CN(\..+)?\.ts$/.test(entry.name) ? [path] : []
  })
}

function main() {
  const check = process.argv.includes('--check')
  const stale = outdated()
  for (const { path, text } of stale) {
    console.log(check ? `out of date: ${path}` : `wrote ${path}`)
    if (!check) writeFileSync(join(root, path), text)
  }
  if (check && stale.length > 0) {
    console.log('Run: node scripts/hant.mjs')
    process.exitCode = 1
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
