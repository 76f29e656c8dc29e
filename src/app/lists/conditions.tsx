import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { type Condition, conditionText } from '#replica/list-query.ts'
import { useWords } from '../languages/index.ts'
import { Chip, FilterChip } from '../parts/chip.tsx'
import type { ListModel, Settings } from './model.ts'
import { type FilterField, type SentenceWords, sentenceOf, suggest, withCondition } from './sentences.ts'

interface Props {
  model: ListModel
  settings: Settings
  near: readonly Condition[]
  fields: readonly FilterField[]
  words: SentenceWords
  adding: boolean
  onAdding: (on: boolean) => void
}

/** The conditions in force as sentences: those at hand are switched, others were composed and can be taken away. */
export function Conditions(props: Props) {
  const { model, settings, near, fields, words } = props
  const { t } = useWords()
  const add = useRef<HTMLButtonElement>(null)
  const inForce = new Set(settings.conditions.map(conditionText))
  const atHand = new Set(near.map(conditionText))
  const sentence = (condition: Condition) => sentenceOf(condition, fields, words)
  const without = (condition: Condition) => {
    const text = conditionText(condition)
    return settings.conditions.filter(one => conditionText(one) !== text)
  }
  const put = (conditions: readonly Condition[]) => model.set({ conditions, at: -1 })
  return (
    <fieldset className="filters" aria-label={t('list.conditions')}>
      {near.map(condition => {
        const on = inForce.has(conditionText(condition))
        return (
          <Chip
            key={conditionText(condition)}
            pressed={on}
            onPress={() => put(on ? without(condition) : withCondition(settings.conditions, condition))}
          >
            {sentence(condition)}
          </Chip>
        )
      })}
      {settings.conditions
        .filter(condition => !atHand.has(conditionText(condition)))
        .map(condition => (
          <FilterChip
            key={conditionText(condition)}
            label={sentence(condition)}
            onRemove={() => {
              put(without(condition))
              add.current?.focus()
            }}
          />
        ))}
      {props.adding ? (
        <AddCondition
          {...props}
          onAdd={condition => put(withCondition(settings.conditions, condition))}
          onClose={() => {
            props.onAdding(false)
            requestAnimationFrame(() => add.current?.focus())
          }}
        />
      ) : (
        <button ref={add} type="button" className="chip add" aria-keyshortcuts="f" onClick={() => props.onAdding(true)}>
          {t('list.addCondition')}
        </button>
      )}
    </fieldset>
  )
}

/** A sentence is begun and completed from what can be asked; arrows choose, Enter takes, Escape leaves. */
function AddCondition(props: Props & { onAdd: (condition: Condition) => void; onClose: () => void }) {
  const { fields, words } = props
  const { t } = useWords()
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const [typed, type] = useState('')
  const [at, setAt] = useState(0)
  const offered = useMemo(() => suggest(typed, fields, words), [typed, fields, words])
  useEffect(() => box.current?.focus(), [])
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at, id])
  const take = (index: number) => {
    const one = offered[index]
    if (!one) return
    props.onAdd(one.condition)
    props.onClose()
  }
  return (
    <span className="compose">
      <input
        ref={box}
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={offered.length > 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        aria-label={t('list.compose')}
        placeholder={t('list.composeHint')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={event => {
          type(event.target.value)
          setAt(0)
        }}
        onBlur={() => props.onAdding(false)}
        onKeyDown={event => {
          if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, offered.length))
          else if (event.key === 'ArrowUp') setAt((at - 1 + offered.length) % Math.max(1, offered.length))
          else if (event.key === 'Enter') take(at)
          else if (event.key === 'Escape') props.onClose()
          else return
          event.preventDefault()
        }}
      />
      <span id={`${id}-list`} role="listbox" aria-label={t('list.compose')} className="offered">
        {offered.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled where the focus is, in the box above
          <span
            key={one.sentence}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={event => event.preventDefault()}
            onClick={() => take(index)}
          >
            <bdi>{one.sentence}</bdi>
          </span>
        ))}
      </span>
      {offered.length === 0 && (
        <span className="offered none" role="status">
          {t('list.nothingToAsk')}
        </span>
      )}
    </span>
  )
}
