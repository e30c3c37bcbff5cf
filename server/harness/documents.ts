import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

export type ReadDocument = {
  parts: string[]
  /** Each paragraph outside tables, in order. */
  paragraphs: string[]
  /** Tables as rows of cells. */
  tables: string[][][]
  /** Every element with its attributes, by part. */
  elements: Record<string, { name: string; attributes: Record<string, string> }[]>
}

/** A Word file read back: unpacked, every part parsed. Errors: a part that is not well-formed. */
export function readDocument(bytes: Uint8Array): ReadDocument {
  const read: ReadDocument = { parts: [], paragraphs: [], tables: [], elements: {} }
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    read.parts.push(name)
    readPart(name, strFromU8(content), read)
  }
  return read
}

function readPart(name: string, content: string, read: ReadDocument): void {
  const elements = (read.elements[name] = [] as { name: string; attributes: Record<string, string> }[])
  const parser = new SaxesParser({ xmlns: true })
  const main = name === 'word/document.xml'
  let text = ''
  let inText = false
  let depth = 0
  parser.on('error', (cause) => {
    throw new Error(`${name}: ${cause.message}`)
  })
  parser.on('opentag', (tag) => {
    const attributes = Object.entries(tag.attributes).map(([key, value]) => [key, value.value] as const)
    elements.push({ name: tag.name, attributes: Object.fromEntries(attributes) })
    if (!main) return
    if (tag.name === 'w:t') inText = true
    if (tag.name === 'w:tbl' && depth++ === 0) read.tables.push([])
    if (tag.name === 'w:tr') read.tables.at(-1)!.push([])
  })
  parser.on('text', (piece) => {
    if (inText) text += piece
  })
  parser.on('closetag', (tag) => {
    if (tag.name === 'w:t') inText = false
    if (!main) return
    if (tag.name === 'w:tbl') depth--
    if (tag.name !== 'w:p') return
    if (depth > 0) read.tables.at(-1)!.at(-1)!.push(text)
    else read.paragraphs.push(text)
    text = ''
  })
  parser.write(content).close()
}
