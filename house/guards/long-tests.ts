import type { File } from '../tree.ts'

/** Long tests that do not say in their first line how many minutes they need, as `// minutes: 4`. */
export function withoutMinutes(files: File[]): string[] {
  return files
    .filter(({ path, text }) => path.endsWith('.long.ts') && !/^\/\/ minutes: \d+\n/.test(text))
    .map(({ path }) => `${path} must begin with the minutes that it needs on two cores, as: // minutes: 4`)
}
