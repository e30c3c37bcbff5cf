import type { Analysis } from '../analysis.ts'
import type { Problem, Role } from '../../linelist/index.ts'
import type { Words } from '../words.ts'
import { list, section, table } from './parts.ts'

export function qualitySection({ list: read }: Analysis, words: Words): string {
  const says = words.quality
  const columns = Object.entries(read.columns) as [Role, string][]
  const problems = read.problems.map((problem) => problemSentence(problem, words))
  return section(
    words.headings.quality,
    list([says.read(String(read.rows), String(read.cases)), ...(problems.length > 0 ? problems : [says.none])]) +
      table(
        says.columns,
        columns.map(([role, heading]) => [says.roles[role], heading]),
      ),
  )
}

/** What is wrong, in which rows, how often. */
export function problemSentence({ code, column = '', shown, rows, count }: Problem, words: Words): string {
  const says = words.quality
  const what = says.problem[code]
  const detail = shown === undefined ? '' : code === 'unreadableDay' ? ` (${shown})` : ''
  const sentence = typeof what === 'string' ? what + (shown ? ` (${shown})` : '') : what(column, detail)
  const known = rows.filter((row) => row > 0)
  const places = [
    ...(known.length > 0 ? [says.rows(known.join(words.comma))] : []),
    ...(count > known.length ? [says.more(String(count))] : []),
  ]
  return `${sentence}${places.length > 0 ? `: ${places.join(words.comma)}` : ''}`
}

export function methodSection(analysis: Analysis, words: Words): string {
  const { curve, growth, transmission, delays, severity, chains, clusters } = analysis
  const says = words.methods
  return section(
    words.headings.methods,
    list([
      ...(curve ? [says.curve] : []),
      ...(curve?.completeness === 'delays' ? [says.complete] : []),
      ...(curve?.nowcastMethod ? [says.nowcast[curve.nowcastMethod]] : []),
      ...(growth.length > 0 ? [says.growth] : []),
      ...(transmission ? [says.transmission] : []),
      ...(delays.some(({ fit }) => fit) ? [says.delays] : []),
      ...(severity ? [says.severity] : []),
      ...(chains ? [says.chains] : []),
      ...(clusters ? [says.clusters(String(clusters.replicates))] : []),
      says.limits,
    ]),
  )
}
