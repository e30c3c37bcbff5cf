import qrcode from 'qrcode'
import { trusted, type Html } from '../platform/html.ts'

/** One path for all dark squares; medium correction bears a stain or a fold. */
export function qrOf(text: string): Html {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (modules.get(y, x)) path += `M${x + 4} ${y + 4}h1v1h-1z`
  return trusted(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size + 8} ${size + 8}" role="img" aria-label="QR" shape-rendering="crispEdges"><path d="${path}"/></svg>`,
  )
}
