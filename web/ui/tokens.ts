/** Reads a design token as the page has it now: `token('--blue')`. */
export const token = (name: `--${string}`): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** A length in px. */
export const tokenNumber = (name: `--${string}`): number => Number.parseFloat(token(name))
