import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { dayOf, dayText, readDay, type ListOptions } from '@gridward/analytics/linelist/index'
import {
  analyseList,
  keyPoints,
  reportHtml,
  reportWords,
  sentencesOf,
  type ReportLanguage,
} from '@gridward/analytics/report/index'
import { now } from '@gridward/server/platform/clock'
import { trouble, type Command, type Options } from '../command.ts'
import { readList } from './analyse/read-list.ts'
import { progressLine } from './analyse/progress.ts'

const usage =
  'gridward analyse <名单 list.csv|.xlsx> [--report=out.html] [--json] [--links=pairs.csv] [--column=onset=发病日期 …] ' +
  '[--date=YYYY-MM-DD] [--serial-interval=mean,sd] [--periods=YYYY-MM-DD,…] [--language=zh-CN|zh-Hant|en] [--seed=1]'

export const analyse: Command = {
  name: 'analyse',
  says: '分析一份病例名单，写成报告，不用服务器 · analyses a line list and writes a report, without a server',
  usage,
  options: {
    report: 'text',
    json: 'flag',
    links: 'text',
    column: 'list',
    date: 'text',
    'serial-interval': 'text',
    periods: 'text',
    language: 'text',
    seed: 'text',
  },
  words: 1,
  async run({ words: [file], options, say }) {
    if (file === undefined) throw trouble(`要给出名单文件。用法：${usage}`, `Which list? Usage: ${usage}`)
    const language = languageOf(options)
    const progress = progressLine((line) => process.stderr.write(line), language)
    const list = await readList(file, options.text('links'), listOptions(options), progress)
    const analysis = analyseList(list, analysisOptions(options), (part, done, of) => progress(part, done, of))
    progress.end()
    const words = reportWords[language]
    if (options.flag('json')) say(JSON.stringify({ ...analysis, sentences: sentencesOf(analysis, words) }, endless, 2))
    else for (const point of keyPoints(analysis, words)) say(point)
    const report = options.text('report')
    if (report !== undefined) {
      writeFileSync(report, reportHtml(analysis, basename(file), language))
      if (!options.flag('json')) say(language === 'en' ? `Report: ${report}` : `报告：${report}`)
    }
    return 0
  },
}

/** JSON has no word for what has no end; an unbounded interval must not look like a missing one. */
const endless = (_key: string, value: unknown): unknown =>
  value === Infinity ? 'Infinity' : value === -Infinity ? '-Infinity' : value

function languageOf(options: Options): ReportLanguage {
  const said = options.text('language') ?? 'zh-CN'
  if (Object.hasOwn(reportWords, said)) return said as ReportLanguage
  const known = Object.keys(reportWords).join(', ')
  throw trouble(`没有「${said}」这种语言，可选：${known}`, `There is no language "${said}"; there are ${known}`)
}

function listOptions(options: Options): ListOptions {
  const today = readDay(now().slice(0, 10))
  const date = options.text('date')
  return {
    columns: options.list('column'),
    today,
    ...(date !== undefined && { dataDay: Math.min(dayIn('date', date), today) }),
  }
}

function analysisOptions(options: Options) {
  const [interval, periods, seed] = ['serial-interval', 'periods', 'seed'].map((name) => options.text(name))
  return {
    ...(interval !== undefined && { serialInterval: intervalIn(interval) }),
    ...(periods !== undefined && { periods: periods.split(',').map((day) => dayIn('periods', day)) }),
    ...(seed !== undefined && { seed: seedIn(seed) }),
  }
}

function dayIn(option: string, text: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  const day = match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : NaN
  if (!Number.isNaN(day) && dayText(day) === text.trim()) return day
  throw trouble(`--${option} 里的「${text}」不是日期（YYYY-MM-DD）`, `"${text}" in --${option} is no day (YYYY-MM-DD)`)
}

function intervalIn(text: string): { mean: number; sd: number } {
  const [mean, sd] = text.split(',').map(Number)
  if (mean! > 1 && sd! > 0 && Number.isFinite(mean! + sd!)) return { mean: mean!, sd: sd! }
  throw trouble(
    `--serial-interval=${text} 要写成 均值,标准差（天），均值大于 1，例如 4.7,2.9`,
    `--serial-interval=${text} must be mean,sd in days, with a mean above 1, such as 4.7,2.9`,
  )
}

function seedIn(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw trouble(`--seed=${text} 不是整数`, `--seed=${text} is no whole number`)
}
