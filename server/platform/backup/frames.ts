import { createCipheriv, createDecipheriv } from 'node:crypto'
import { Transform } from 'node:stream'

/**
 * A stream cut into frames, each sealed by AES-256-GCM with its number and whether it is the last one in the nonce (the
 * STREAM construction, Hoang et al. 2015): a frame that was changed, moved, left out or cut off at the end is noticed.
 */
const frameSize = 256 * 1024

const nonceOf = (number: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

export function sealFrames(key: Buffer): Transform {
  let waiting = Buffer.alloc(0)
  let number = 0
  const seal = (plain: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++, last))
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    const head = Buffer.alloc(4)
    head.writeUInt32BE(body.length)
    return Buffer.concat([head, cipher.getAuthTag(), body])
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, chunk])
      while (waiting.length > frameSize) {
        this.push(seal(waiting.subarray(0, frameSize), false))
        waiting = waiting.subarray(frameSize)
      }
      done()
    },
    flush(done) {
      this.push(seal(waiting, true))
      done()
    },
  })
}

/** Errors: a damaged or shortened file, at the frame where it was noticed. */
export function openFrames(key: Buffer): Transform {
  let waiting = Buffer.alloc(0)
  let number = 0
  let ended = false
  const open = (frame: Buffer): Buffer => {
    const attempt = (last: boolean): Buffer => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last)).setAuthTag(frame.subarray(0, 16))
      return Buffer.concat([decipher.update(frame.subarray(16)), decipher.final()])
    }
    try {
      const plain = attempt(false)
      number++
      return plain
    } catch {
      const plain = attempt(true)
      ended = true
      return plain
    }
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        waiting = Buffer.concat([waiting, chunk])
        while (!ended && waiting.length >= 4 && waiting.length >= 20 + waiting.readUInt32BE(0)) {
          const end = 20 + waiting.readUInt32BE(0)
          this.push(open(waiting.subarray(4, end)))
          waiting = waiting.subarray(end)
        }
        done()
      } catch (cause) {
        done(
          new Error(
            `备份在第 ${number} 段损坏，或属于别的保管人。\nThe backup is damaged at frame ${number}, or was sealed for other custodians.`,
            { cause },
          ),
        )
      }
    },
    flush(done) {
      done(
        ended && waiting.length === 0
          ? null
          : new Error(`备份不完整，到第 ${number} 段就断了。\nThe backup ends too early, after frame ${number}.`),
      )
    },
  })
}
