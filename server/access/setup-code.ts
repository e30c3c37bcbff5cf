/** The code of the first-run page lives as long as the process: whoever reads the terminal owns the installation. */
let code: string | undefined

export const setup = {
  open: (value: string): void => void (code = value),
  matches: (value: string): boolean => code !== undefined && code === value,
  close: (): void => void (code = undefined),
}
