import { analyseList, dayNumber, keyPoints, lineList, reportHtml, reportWords } from '@gridward/analytics'

const rows = [
  ['a1', '2020-01-02', '2020-01-05', ''],
  ['a2', '2020-01-06', '2020-01-08', 'a1'],
  ['a3', '2020-01-07', '2020-01-09', 'a1'],
  ['a4', '2020-01-11', '2020-01-12', 'a3'],
  ['a4', '2020-01-11', '2020-01-12', 'a3'],
]
const list = lineList(['case_id', 'date_onset', '确诊日期', 'infector'], { today: dayNumber('2020-01-15') })
rows.forEach((cells, i) => list.add(cells, i + 2))

const analysis = analyseList(list.finish())
for (const point of keyPoints(analysis, reportWords.en)) console.log(point)
for (const { code, rows } of analysis.list.problems) console.log(`${code}: row ${rows.join(', ')}`)
console.log(reportHtml(analysis, 'cases.csv', 'en').startsWith('<!doctype html>'))
