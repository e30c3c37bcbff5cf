import type { Analysis } from './analysis.ts'
import { escape } from './charts/svg.ts'
import { chainSection, serialSection } from './sections/chain-html.ts'
import { curveSection, growthSection, transmissionSection } from './sections/curve-html.ts'
import { clusterSection, delaySection, severitySection } from './sections/other-html.ts'
import { list } from './sections/parts.ts'
import { methodSection, qualitySection } from './sections/quality-html.ts'
import { keyPoints } from './sentences.ts'
import { style } from './style.ts'
import { reportWords, type ReportLanguage } from './words.ts'

/**
 * The analysis as one HTML file that needs nothing else: no script, no font, no address. `file` is named as its source.
 */
export function reportHtml(analysis: Analysis, file: string, language: ReportLanguage = 'zh-CN'): string {
  const words = reportWords[language]
  const body = [
    curveSection,
    transmissionSection,
    growthSection,
    delaySection,
    severitySection,
    chainSection,
    serialSection,
    clusterSection,
    qualitySection,
    methodSection,
  ].map((part) => part(analysis, words))
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(`${words.title} · ${file}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(words.title)}</h1>
<p class="source">${escape(words.source(file, analysis.list.dataDay))}</p>
<div class="points"><h2>${escape(words.headings.points)}</h2>${list(keyPoints(analysis, words))}</div>
${body.join('\n')}
</main>
</body>
</html>
`
}
