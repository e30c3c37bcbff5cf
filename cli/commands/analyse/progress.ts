import type { ReportLanguage } from '@gridward/analytics/report/index'
import { ticks } from '@gridward/server/platform/clock'

const names: Record<string, [zh: string, en: string]> = {
  reading: ['读名单', 'reading the list'],
  curve: ['流行曲线', 'curve'],
  delays: ['间隔', 'delays'],
  chains: ['传播链', 'chains'],
  clusters: ['聚集', 'clusters'],
}

export interface ProgressLine {
  (part: string, done: number, of: number): void
  end(): void
}

/** Silent for two seconds, then a line that is written over, at most five times a second. */
export function progressLine(write: (text: string) => void, language: ReportLanguage): ProgressLine {
  const began = ticks()
  let shown = 0
  const line = (part: string, done: number, of: number): void => {
    const at = ticks()
    if (at - began < 2000 || at - shown < 200) return
    shown = at
    const name = names[part]?.[language === 'en' ? 1 : 0] ?? part
    write(`\r${name} ${of > 1 ? `${Math.min(100, Math.floor((done / of) * 100))}%` : ''}\u001b[K`)
  }
  return Object.assign(line, {
    end: () => {
      if (shown > 0) write('\r\u001b[K')
    },
  })
}
