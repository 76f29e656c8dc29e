import type { ReactNode } from 'react'
import {
  type AnyKind,
  type Compartment,
  checkRules,
  type FormField,
  formOf,
  type OwnField,
  type Part,
  type Problem,
  validateFacts,
  validateSealed,
} from '#records'
import type { SealedValues, Values } from '#replica/types.ts'
import { hasMessage, type Translate } from '../languages/index.ts'
import type { FieldProblem } from '../parts/error-summary.tsx'
import { Control, controlId, type FormContext } from './control.tsx'

/** What is being written, by part: coded facts and one document a compartment. */
export type Draft = { facts: Values; sealed: SealedValues }
export type PartProblem = Problem & { part: Part }

export const partValues = (draft: Draft, part: Part): Values =>
  part === 'facts' ? draft.facts : (draft.sealed[part] ?? {})

/** The draft with one field set; an own field is kept under `own`, an empty answer takes the field away. */
export function withField(draft: Draft, field: FormField, value: unknown): Draft {
  const values = partValues(draft, field.part)
  const next = field.own ? { ...values, own: put(ownOf(values), field.name, value) } : put(values, field.name, value)
  return field.part === 'facts'
    ? { ...draft, facts: next }
    : { ...draft, sealed: { ...draft.sealed, [field.part]: next } }
}
const isEmpty = (value: unknown) =>
  value === undefined || value === '' || (Array.isArray(value) && value.every(one => one === ''))
const put = (values: Values, name: string, value: unknown): Values => {
  const { [name]: _, ...rest } = values
  return isEmpty(value) ? rest : { ...rest, [name]: value }
}
const ownOf = (values: Values): Values => {
  const { own } = values
  return typeof own === 'object' && own !== null ? { ...own } : {}
}
export const fieldValue = (draft: Draft, field: FormField): unknown => {
  const values = partValues(draft, field.part)
  return field.own ? ownOf(values)[field.name] : values[field.name]
}

/** The same checks the server and every other device run; only of the parts that are being written. */
export function problemsOf(
  kind: AnyKind,
  draft: Draft,
  parts: readonly Part[],
  own: readonly OwnField[],
): PartProblem[] {
  const problems: PartProblem[] = []
  for (const part of parts) {
    const checked =
      part === 'facts'
        ? validateFacts(kind, trimmed(draft.facts))
        : validateSealed(kind, part, trimmed(draft.sealed[part] ?? {}), own)
    if (!checked.ok) problems.push(...checked.problems.map(problem => ({ ...problem, part })))
  }
  if (problems.length > 0) return problems
  return checkRules(kind, { facts: draft.facts, sealed: draft.sealed, open: [...parts] }).map(problem => ({
    ...problem,
    part: parts.find(part => problem.field in (part === 'facts' ? kind.facts : (kind.sealed[part] ?? {}))) ?? 'facts',
  }))
}

/** Spaces around an answer and empty lines of a list are nothing one meant to write. */
export function trimmed(values: Values): Values {
  const tidy = (value: unknown): unknown => {
    if (typeof value === 'string') return value.trim()
    return Array.isArray(value) ? value.map(tidy).filter(one => one !== '') : value
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tidy(value)]))
}

export function problemText(problem: Problem, t: Translate): string {
  const key = `problems.${problem.code}`
  return hasMessage(key) ? t(key, { ...problem.data }) : t('codes.other', { code: problem.code })
}

/** The field a problem is about: `own.<key>` is the own field itself, of a list or map the whole field. */
const fieldOf = ({ field }: Problem): string =>
  (field.startsWith('own.') ? field.slice('own.'.length) : field.split('.')[0]) ?? ''

/** Problems with the place each leads to. */
export const summaryOf = (
  problems: readonly PartProblem[],
  t: Translate,
  label: (field: string, part: Part) => string,
): FieldProblem[] =>
  problems.map(problem => {
    const name = fieldOf(problem)
    return {
      id: `field-${problem.part}-${name}`,
      text: `${label(name, problem.part)}${t('app.colon')}${problemText(problem, t)}`,
    }
  })

interface FormProps {
  kind: AnyKind
  parts: readonly Part[]
  own: readonly OwnField[]
  draft: Draft
  onDraft: (draft: Draft) => void
  context: FormContext
  problems: readonly PartProblem[]
  t: Translate
  /** Fields that are not asked here (made by the app, or asked elsewhere). */
  without?: ReadonlySet<string>
  heading: (part: Part) => ReactNode
}

/** The generated form of a record: one group a part, each under the badge that says who can open it. */
export function RecordForm(props: FormProps) {
  const { kind, parts, own, draft, onDraft, context, problems, t, without } = props
  return (
    <>
      {parts.map(part => {
        const fields = formOf(kind, part, own).filter(field => !without?.has(field.name) && field.control !== 'byName')
        if (fields.length === 0) return null
        const heading = props.heading(part)
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a legend where the badge stands
          <div className="stack" role="group" key={part} aria-label={t(`compartments.${part}.label`)}>
            {heading && <div className="row">{heading}</div>}
            {fields.map(field => {
              const problem = problems.find(one => one.part === part && fieldOf(one) === field.name)
              return (
                <Control
                  key={controlId(field)}
                  field={field}
                  value={fieldValue(draft, field)}
                  onValue={value => onDraft(withField(draft, field, value))}
                  context={context}
                  problem={problem && problemText(problem, t)}
                />
              )
            })}
          </div>
        )
      })}
    </>
  )
}

/** What changed between what was there and the draft, as a patch: `null` takes a field away. */
export function patchOf(
  before: Draft,
  after: Draft,
  parts: readonly Part[],
): { facts?: Values; sealed?: SealedValues } {
  const differing = (old: Values, now: Values): Values | undefined => {
    const names = new Set([...Object.keys(old), ...Object.keys(now)])
    const changed = [...names].filter(name => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
    return changed.length === 0 ? undefined : Object.fromEntries(changed.map(name => [name, now[name] ?? null]))
  }
  const facts = parts.includes('facts') ? differing(before.facts, trimmed(after.facts)) : undefined
  const sealed: SealedValues = {}
  for (const part of parts) {
    if (part === 'facts') continue
    const compartment: Compartment = part
    const changed = differing(before.sealed[compartment] ?? {}, trimmed(after.sealed[compartment] ?? {}))
    if (changed) sealed[compartment] = changed
  }
  return { ...(facts ? { facts } : {}), ...(Object.keys(sealed).length > 0 ? { sealed } : {}) }
}
