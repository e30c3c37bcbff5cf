const fields = 'input, select, textarea, [role="dialog"], [role="combobox"], summary'

/** Whether a key belongs to a field or a dialog rather than to the page. A choice that is marked needs no digits. */
export function typing(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  const on = event.target
  if (on instanceof HTMLInputElement && on.type === 'radio') return !/^\d$/.test(event.key)
  return on instanceof HTMLElement && on.closest(fields) !== null
}

/**
 * Whether a decision was meant for what is on the screen: a key that is held down, or the second half of a double
 * click, would fall on the claim that comes after it, which nobody has read.
 */
export const meant = (event: Pick<MouseEvent, 'detail'> | Pick<KeyboardEvent, 'repeat'>): boolean =>
  'repeat' in event ? !event.repeat : event.detail < 2
