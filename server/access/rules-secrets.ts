const rows = ['0123456789', '9876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

const repeats = (text: string): boolean => {
  for (let n = 1; n <= text.length / 2; n++)
    if (text.length % n === 0 && text.slice(0, n).repeat(text.length / n) === text) return true
  return false
}
const runs = (text: string): boolean => rows.some((row) => (row + row).includes(text))

/** 000000, 123456, 121212, the end of one's own phone number: what a finder would try first. */
export const weakPin = (pin: string, phone: string): boolean => repeats(pin) || runs(pin) || phone.endsWith(pin)

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, '')

/** Beside its length: no repetition, no run of the keyboard, and not the account's own name. */
export function weakPassword(password: string, login: string): boolean {
  const text = password.toLowerCase()
  const own = bare(login)
  if (repeats(text) || new Set(text).size < 4) return true
  if (own.length >= 4 && bare(password).replaceAll(own, '').length < 6) return true
  // what is left without runs of four and more
  return pieces(text).length < 5
}

function pieces(text: string): string {
  let left = ''
  for (let at = 0; at < text.length;) {
    let length = 0
    for (const row of rows)
      for (let n = 4; at + n <= text.length && row.includes(text.slice(at, at + n)); n++) length = Math.max(length, n)
    if (length === 0) left += text[at]
    at += Math.max(1, length)
  }
  return left
}
