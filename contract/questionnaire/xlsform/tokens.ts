/** A token with its kind, so that a text that says 'and' is not the word and. */
export type Token = { kind: 'question' | 'text' | 'number' | 'operator' | 'word' | 'sign'; text: string }

const kinds = ['question', 'text', 'number', 'operator', 'word', 'sign'] as const
const next =
  /\s*(?:\$\{\s*([^}\s]{1,80})\s*\}|('[^']*'|"[^"]*")|(\d+(?:\.\d+)?)|(>=|<=|!=|=|>|<)|([A-Za-z]+)|([().,+-]))/y

/** Splits an expression; null where a sign belongs to no token. */
export function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = []
  const whole = text.trimEnd()
  next.lastIndex = 0
  while (next.lastIndex < whole.length) {
    const found = next.exec(whole)
    if (!found) return null
    const at = kinds.findIndex((_, i) => found[i + 1] !== undefined)
    const kind = kinds[at]
    const raw = found[at + 1] ?? ''
    if (kind) tokens.push({ kind, text: kind === 'text' ? raw.slice(1, -1) : raw })
  }
  return tokens
}
