import { languageTags, nativeName, useWords } from '#app/languages/index.ts'
import { TextField } from '#app/parts/field.tsx'
import { useLive } from '#app/session.tsx'

/** A language the organisation's own words can be in. */
export interface Spoken {
  tag: string
  /** In its own words. */
  name: string
}

/** Every language there is here: ours, those a translator added, those the organisation added for people; the reader's first. */
export function useSpoken(): readonly Spoken[] {
  const { tag: mine } = useWords()
  const added = useLive(['list:peopleLanguage'], replica => replica.list({ kind: 'peopleLanguage', limit: 200 }), [])
  const people = (added?.rows ?? []).flatMap(({ header: { tag, name, retired } }): Spoken[] =>
    typeof tag === 'string' && retired !== true ? [{ tag, name: typeof name === 'string' && name ? name : tag }] : [],
  )
  const spoken = new Map(
    [...languageTags().map(tag => ({ tag, name: nativeName(tag) })), ...people].map(one => [one.tag, one]),
  )
  return [...spoken.values()].sort((a, b) => Number(b.tag === mine) - Number(a.tag === mine))
}

/** What the field is called, in each language; one is enough, and the reader's comes first. */
export function LabelFields(props: {
  id: string
  spoken: readonly Spoken[]
  labels: Readonly<Record<string, string>>
  problem: string | undefined
  hint?: string
  onLabels: (labels: Readonly<Record<string, string>>) => void
}) {
  const { t } = useWords()
  const { id, labels } = props
  return props.spoken.map(({ tag, name }, index) => (
    <TextField
      key={tag}
      lang={tag}
      id={index === 0 ? id : `${id}-${tag}`}
      label={t(index === 0 ? 'access.ownFields.label' : 'access.ownFields.labelAlso', { language: name })}
      hint={index === 0 ? props.hint : undefined}
      problem={index === 0 ? props.problem : undefined}
      value={labels[tag] ?? ''}
      onValue={text => props.onLabels({ ...labels, [tag]: text })}
      maxLength={200}
      autoComplete="off"
    />
  ))
}
