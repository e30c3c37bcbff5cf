import { randomBytes } from 'node:crypto'
import QRCode from 'qrcode'
import {
  codeSigns,
  type codePoster,
  type endCode,
  type listCodes,
  type makeCodes,
} from '@gridward/contract/declarations'
import { areaNames, listAreas } from '../areas/index.ts'
import { sha256 } from '../platform/canonical.ts'
import { html, trusted } from '../platform/html.ts'
import type { Keys } from '../platform/keys.ts'
import { found, Problem } from '../platform/problem.ts'
import { covers, narrow } from '../platform/scope.ts'
import type { Handler } from '../serve.ts'
import { asFile, frame } from './page-frame.ts'
import { addCodes, codesIn, endCode as end, findCode, lockCodes, type CodeRow } from './store-codes.ts'
import { declarationWords } from './words.ts'

/** Text of `length` signs, five bits each, from random or derived bytes. */
export function signsOf(bytes: Uint8Array, length: number): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  // 31 signs are in use: division instead of five-bit groups leaves none of the randomness out
  let text = ''
  for (let i = 0; i < length; i++) {
    text += codeSigns[Number(bits % BigInt(codeSigns.length))]
    bits /= BigInt(codeSigns.length)
  }
  return text
}

/** 10 signs, 49 bits: long enough that nobody finds a place by trying, short enough to be typed. */
const newCode = (): string => signsOf(randomBytes(16), 10)

/** 17 signs, 84 bits, derived from the declaration: sending the same form again shows the same receipt. */
export const receiptOf = (keys: Keys, submission: string): string => signsOf(keys.sign(`receipt ${submission}`), 17)
export const receiptDigest = (code: string): Buffer => sha256(`receipt ${code}`)
export const spaced = (code: string): string => code.replace(/(.{4})(?=.{2})/g, '$1-')
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

const view = (row: CodeRow, origin: string) => ({
  ...{
    code: row.code,
    area: row.area,
    name: row.name,
    address: `${origin}/p/${row.code}`,
    ended: row.ended_at !== null,
  },
})

export const list: Handler<typeof listCodes> = async ({ tx, scope, origin }) =>
  (await codesIn(tx, scope)).map((row) => view(row, origin))

export const make: Handler<typeof makeCodes> = async ({ body, tx, scope, journal, now, origin }) => {
  await lockCodes(tx, scope)
  const reader = narrow(scope, 'areas.read')
  const grids = body.grids ? await listAreas(tx, reader, { level: 'grid', under: body.area }) : []
  const [own] = await areaNames(tx, scope.district, [body.area])
  const known = new Set((await codesIn(tx, scope)).filter((row) => row.ended_at === null).map((row) => row.area))
  const places = body.grids
    ? grids.filter((grid) => !known.has(grid.path)).map((grid) => ({ area: grid.path, name: grid.name }))
    : [{ area: body.area, name: body.name ?? own?.name ?? '' }]
  const made = places.map((place) => ({ ...place, code: newCode() }))
  if (made.length > 0) await addCodes(tx, scope, made, now)
  journal({ kind: 'declarations.codesMade', area: body.area, content: { n: made.length } })
  return made.map((row) => view({ ...row, district: scope.district, ended_at: null }, origin))
}

export const close: Handler<typeof endCode> = async ({ params, tx, scope, journal, now }) => {
  const row = found(await findCode(tx, plainCode(params.code)))
  if (row.district !== scope.district || !covers(scope, row.area)) throw new Problem('notFound')
  if ((await end(tx, scope, row.code, now)) > 0) journal({ kind: 'declarations.codeEnded', area: row.area })
  return { done: true }
}

export const poster: Handler<typeof codePoster> = async ({ params, tx, scope, language, origin }) => {
  const row = found(await findCode(tx, plainCode(params.code)))
  if (row.district !== scope.district || !covers(scope, row.area)) throw new Problem('notFound')
  const says = declarationWords[language].poster
  const address = `${origin}/p/${row.code}`
  const svg = await QRCode.toString(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  const body = html`<main class="poster"><h1>${says.title}</h1><p>${row.name}</p><figure>${trusted(svg)}</figure>
${says.lines.map((line) => html`<p>${line}</p>`)}<p>${says.noScan}<br /><b>${address}</b></p></main>`
  return asFile(frame(language, says.title, body, { print: true }))
}
