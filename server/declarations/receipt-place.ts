import type { Call } from '../serve.ts'
import type { sendForm } from '@gridward/contract/declarations'
import { asResident } from '../access/index.ts'
import { addressOf } from '../people/index.ts'
import { plainCode, receiptDigest } from './codes.ts'
import { tooMany } from './public.ts'
import { mostWrong } from './receipts.ts'
import { findReceipt } from './store-codes.ts'
import { districtFacts } from './store-rounds.ts'
import { findSubmission } from './store-submissions.ts'

/** Where the person with a receipt lives, for what other rooms do for them. `digest` stands for the receipt. */
export type ReceiptPlace = {
  code: string
  digest: Buffer
  district: number
  area: string
  address: string
  zone: string
  demo: boolean
}

/** Errors as words: a code that nobody has, or too many wrong ones from one address. */
export async function receiptPlace(
  call: Pick<Call<typeof sendForm>, 'tx' | 'now' | 'address' | 'enter'>,
  typed: unknown,
): Promise<ReceiptPlace | 'unknown' | 'tooMany'> {
  const { tx, enter } = call
  const code = typeof typed === 'string' ? plainCode(typed.slice(0, 40)) : ''
  const digest = receiptDigest(code)
  const receipt = await findReceipt(tx, digest)
  const anywhere = receipt && asResident(receipt.district, '')
  if (anywhere) await enter(anywhere)
  const claim = anywhere && (await findSubmission(tx, anywhere, receipt.submission))
  if (!claim)
    return (await tooMany(call, 'receipt', mostWrong.one)) ||
      (await tooMany({ ...call, address: '' }, 'receipts', mostWrong.all))
      ? 'tooMany'
      : 'unknown'
  const { zone, demo } = await districtFacts(tx, receipt.district)
  return { code, digest, zone, demo, district: receipt.district, area: claim.area, address: addressOf(claim.place) }
}
