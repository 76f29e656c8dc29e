/** The control of the first field that says what is wrong with it, in what is drawn of a form; nothing when all is well. */
export function firstWrong(form: HTMLElement | null): HTMLElement | undefined {
  const field = form?.querySelector('.wrong')?.closest<HTMLElement>('.field, fieldset, label')
  return field?.querySelector<HTMLElement>('input, select, textarea') ?? undefined
}
