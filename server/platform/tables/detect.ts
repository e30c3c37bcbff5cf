import type { TableErrorCode } from './problem.ts'
import { TableError } from './problem.ts'
import { unmarkedUtf16 } from './encoding.ts'
import type { ByteSource } from './source.ts'

/** Bytes looked at to tell what a file is. */
const headBytes = 64 * 1024

const documents: [string, string][] = [
  ['%PDF', 'pdf'],
  ['\x89PNG', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['GIF8', 'gif'],
  ['Rar!', 'rar'],
  ['7z\xbc\xaf', '7z'],
  ['\x1f\x8b', 'gzip'],
  ['{\\rtf', 'rtf'],
]

/** Looks at the first bytes, never at the name: a workbook or text; anything else is answered with what it is. */
export async function detect(source: ByteSource): Promise<'workbook' | 'text'> {
  if (source.size === 0) throw new TableError('empty')
  const head = await source.read(0, headBytes)
  const bytes = head.toString('latin1')
  if (bytes.startsWith('PK\x03\x04')) return packed(bytes)
  if (bytes.startsWith('PK')) throw new TableError('damaged', {}, { why: 'the archive has no beginning' })
  if (bytes.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw new TableError(await compound(source, head))
  if (documents.some(([magic]) => bytes.startsWith(magic))) throw new TableError('otherDocument')
  const marked = bytes.startsWith('\xff\xfe') || bytes.startsWith('\xfe\xff')
  if (marked) return 'text'
  if (unmarkedUtf16(head) && plainSigns(head)) return 'text'
  if (bytes.includes('\0') && !bytes.startsWith('\xef\xbb\xbf')) throw new TableError('unknownFormat')
  return text(bytes)
}

/** No byte pair is a sign that no text has: programs and pictures have some within their first bytes. */
const plainSigns = (head: Buffer): boolean => {
  const text = new TextDecoder(unmarkedUtf16(head) ?? 'utf-8').decode(head.subarray(0, 2048))
  return !/[\0-\x08\x0e-\x1f\ufffe\uffff]/.test(text)
}

function packed(bytes: string): 'workbook' {
  // OpenDocument keeps its type unpacked in the first entry.
  if (bytes.startsWith('mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 30)) {
    throw new TableError('openDocument')
  }
  if (bytes.startsWith('mimetypeapplication/', 30)) throw new TableError('otherDocument')
  return 'workbook'
}

function text(bytes: string): 'text' {
  const start = bytes
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 2000)
    .toLowerCase()
  if (/^(<\?xml[^>]*>\s*)?(<\?mso-application[^>]*>\s*)?<([a-z]+:)?workbook/.test(start))
    throw new TableError('xmlTable')
  if (/^(<!doctype html|<html|<table|<meta|<head)/.test(start)) throw new TableError('webPage')
  // a page in one file, as Excel saves it
  if (/^mime-version:[^]*content-type:\s*multipart\/related/.test(start)) throw new TableError('webPage')
  if (start.startsWith('<?xml')) throw new TableError('otherDocument')
  return 'text'
}

/**
 * An OLE compound file: a workbook of before 2007 (.xls, .et), or a new one inside an encryption. The names of the
 * streams stand as UTF-16 in the directory, whose first sector is named at byte 48 ([MS-CFB] 2.2).
 */
async function compound(source: ByteSource, head: Buffer): Promise<TableErrorCode> {
  if (head.length < 512) return 'damaged'
  const sectorBytes = 1 << Math.min(head.readUInt16LE(30), 16)
  const directory = await source.read((head.readUInt32LE(48) + 1) * sectorBytes, 16 * 1024)
  const holds = (name: string): boolean => {
    const wanted = Buffer.from(name, 'utf16le')
    return directory.includes(wanted) || head.includes(wanted)
  }
  if (holds('EncryptedPackage')) return 'encrypted'
  if (holds('WordDocument') || holds('PowerPoint Document')) return 'otherDocument'
  return 'oldWorkbook'
}
