/** Keys here are camelCase: `full_name`, `full-name` and `Full name` become fullName. Null when nothing usable is left. */
export function camelKey(name: string): string | null {
  const [first = '', ...rest] = name
    .trim()
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
  const key = first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capital).join('')
  return /^[a-z][A-Za-z0-9]{0,39}$/.test(key) ? key : null
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
