import { troubles } from './words.mjs'

/** A step of the start that ended in a plain sentence: `sentence` is [zh, en], `log` where details are, `tail` their end. */
export class Trouble extends Error {
  constructor(sentence, { log, tail = '' } = {}) {
    super(sentence.join('\n'))
    this.name = 'Trouble'
    this.sentence = sentence
    this.log = log
    this.tail = tail
  }
}

const signs = [
  [/ENOSPC|no space left on device/i, () => troubles.diskFull],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|fetch failed/,
    () => troubles.noNetwork,
  ],
  [/in sync|EUSAGE/, () => troubles.lockMismatch],
  [/EACCES|EPERM|EROFS/, (root) => troubles.noPermission(root)],
  [/heap out of memory|SIGKILL/, () => troubles.outOfMemory],
]

/** The sentence for what a command printed; `otherwise` when nothing in it is known. */
export function explain(output, root, otherwise) {
  const known = signs.find(([sign]) => sign.test(output))
  return known ? known[1](root) : otherwise
}
