import type { Dictionary } from '@gridward/contract/language'
import type { Verb } from '@gridward/contract/verbs'
import type { ComponentType } from 'react'
import type { Kind } from '../offline/item.ts'

/** A page on the phone. Below its path it reads `rest` itself: /field/rounds/440112001003007 gives that area. */
export type Screen = {
  path: `/${string}`
  /** Who sees the button on the first page. */
  verb: Verb
  text: Dictionary<string>
  /** One line under the button. */
  hint: Dictionary<string>
  load: () => Promise<{ default: ComponentType<{ rest: string }> }>
}

/** What a room brings to the phone: its pages, and how what it records is sent. */
export type Work = { screens: readonly Screen[]; kinds: () => Promise<readonly Kind[]> }
