export type RosterLine = { area?: string; person: string; phone?: string }

const isPhone = (text: string): boolean => /^[\d+() -]{5,}$/.test(text)

/** Pasted lines: `area, name, phone`, `area, name`, `name, phone` or `name` alone. Commas of both widths, tabs, 、 part. */
export const readRoster = (text: string): RosterLine[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split(/[,，\t;；]/).map((cell) => cell.trim())
      const phone = cells.length > 1 && isPhone(cells.at(-1) ?? '') ? cells.pop() : undefined
      const person = cells.pop() ?? ''
      const area = cells.join('') || undefined
      return { person, ...(area && { area }), ...(phone && { phone }) }
    })
