import { compileCondition, type Values } from '@gridward/contract/questionnaire/conditions'
import { joinDates } from '@gridward/contract/questionnaire/date-parts'
import type { Condition } from '@gridward/contract/questionnaire/schema'

/** What is filled in, by field name; several ticks of one name are a list. */
export function valuesOf(form: HTMLFormElement): Values {
  const values: Record<string, string | readonly string[]> = {}
  for (const box of form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('[name]')) {
    const ticks = box instanceof HTMLInputElement && (box.type === 'checkbox' || box.type === 'radio')
    if (box.disabled || box.value.trim() === '' || (ticks && !box.checked)) continue
    if (ticks && box.type === 'checkbox') values[box.name] = [...(values[box.name] ?? []), box.value]
    else values[box.name] = box.value
  }
  return joinDates(values)
}

/**
 * Hides what does not concern the person, by the same conditions and the same evaluator as the server's, and leaves it
 * out of what is sent. What was typed there stays and comes back with the question.
 */
export function followConditions(form: HTMLFormElement, today: string): () => void {
  const parts = [...form.querySelectorAll<HTMLElement>('[data-when]')].map((part) => ({
    part,
    isFor: compileCondition(JSON.parse(part.dataset['when']!) as Condition, false),
  }))
  for (const { part } of parts) part.classList.add('followed')
  const follow = (): void => {
    // Hiding one question may answer another's condition, so from the top down and each with what is left.
    for (const { part, isFor } of parts) {
      const shown = isFor({ row: null, root: valuesOf(form), today })
      if (part.hidden === !shown) continue
      part.hidden = !shown
      for (const box of part.querySelectorAll<HTMLInputElement>('input, select, textarea')) box.disabled = !shown
    }
  }
  form.addEventListener('input', follow)
  follow()
  return follow
}
