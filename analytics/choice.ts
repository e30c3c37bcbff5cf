/** Throws RangeError where `value` is none of `known`: plain JavaScript takes any text for a choice. */
export function checkChoice(name: string, value: unknown, known: readonly string[]): void {
  if (known.includes(value as string)) return
  throw new RangeError(`${name} is ${String(value)}: ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.`)
}
