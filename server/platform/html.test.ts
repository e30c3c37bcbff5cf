import { expect, it } from 'vitest'
import { html, trusted } from './html.ts'

it('escapes whatever a person typed, in text and in attributes', () => {
  const name = `<script>alert('1')</script>"&`
  expect(html`<p title="${name}">${name}</p>`.text).not.toMatch(/<script|"&"/)
})
it('keeps markup of our own, joins lists and leaves out nothing', () => {
  expect(html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}${null}${false}</ul>`.text).toBe(
    '<ul><li>1</li><li>2</li></ul>',
  )
  expect(html`${trusted('<svg/>')}`.text).toBe('<svg/>')
})
