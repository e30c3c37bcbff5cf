const fields = 'input, select, textarea, [role="dialog"], [role="combobox"], summary'

/** Whether a key belongs to a field or a dialog rather than to the page. A choice that is marked needs no digits. */
export function typing(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  const on = event.target
  if (on instanceof HTMLInputElement && on.type === 'radio') return !/^\d$/.test(event.key)
  return on instanceof HTMLElement && on.closest(fields) !== null
}
