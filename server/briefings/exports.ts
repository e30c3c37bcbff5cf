import { reportPrint, reportSheet } from '@gridward/contract/briefings'
import { writeTable } from '../platform/tables/index.ts'
import type { Serve } from '../serve.ts'
import { reportPage } from './print.ts'
import { readReport } from './report.ts'
import { sheetsOf } from './sheets.ts'
import { freezeWords } from './words.ts'

/** The daily report to take away: a workbook, and a page for the printer. */
export function reportExports(serve: Serve): void {
  serve(reportSheet, async ({ tx, scope, session, params, now, language, journal }) => {
    const report = await readReport(tx, scope, session, params.day, now)
    journal({
      kind: 'briefings.exported',
      area: scope.prefixes[0] ?? '',
      content: { day: params.day },
      retention: 'look',
    })
    return {
      type: reportSheet.reply.file,
      name: `${freezeWords[language].title(report.number, report.day)}.xlsx`,
      body: writeTable({ sheets: sheetsOf(report, language), zone: session.zone, language }),
    }
  })

  serve(reportPrint, async ({ tx, scope, session, params, now, language }) => {
    const report = await readReport(tx, scope, session, params.day, now)
    const district = { name: session.district_name, demo: session.demo, zone: session.zone }
    return { type: 'text/html; charset=utf-8', body: reportPage(report, district, language) }
  })
}
