import type { FormWords } from '../schema.ts'
import { textsOf } from './cells.ts'
import type { SheetRow } from './cells.ts'

type Texts = Record<string, string>
type Draft = {
  title: string
  labels: Texts
  hints: Texts
  constraints: Texts
  choices: Record<string, Texts>
  checks: Record<string, Texts>
}

/** Collects the texts of a form by language while its rows are read. */
export class WordBook {
  private readonly byLanguage = new Map<string, Draft>()
  private readonly language: string
  private readonly title: string

  constructor(language: string, title: string) {
    this.language = language
    this.title = title
  }

  question(key: string, row: SheetRow): void {
    for (const [tag, text] of textsOf(row, 'label', this.language)) this.draft(tag).labels[key] = text
    for (const [tag, text] of textsOf(row, 'hint', this.language)) this.draft(tag).hints[key] = text
    for (const [tag, text] of textsOf(row, 'constraint_message', this.language)) this.draft(tag).constraints[key] = text
  }

  choice(list: string, choice: string, row: SheetRow): void {
    for (const [tag, text] of textsOf(row, 'label', this.language)) {
      const choices = (this.draft(tag).choices[list] ??= {})
      choices[choice] = text
    }
  }

  all(): Record<string, FormWords> {
    return Object.fromEntries(this.byLanguage)
  }

  private draft(tag: string): Draft {
    const known = this.byLanguage.get(tag)
    if (known) return known
    const made = { title: this.title, labels: {}, hints: {}, constraints: {}, choices: {}, checks: {} }
    this.byLanguage.set(tag, made)
    return made
  }
}
