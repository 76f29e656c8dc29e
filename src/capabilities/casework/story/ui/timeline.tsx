import { type KeyboardEvent, memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { shortDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { TextField } from '#app/parts/field.tsx'
import { SearchField } from '#app/parts/search-field.tsx'
import { Pill } from '#app/parts/sheet.tsx'
import { type AnyKind, COMPARTMENTS } from '#records'
import type { OpenRoot } from '#replica/types.ts'
import { caseKind } from '../../case.ts'
import { dayHere } from '../../today/today.ts'
import { Growing } from '../../ui/growing.tsx'
import { type Names, useOwnFields } from '../../ui/names.ts'
import { RecordCard } from '../../ui/record-sheet.tsx'
import { kindNamed } from '../../ui/write.tsx'
import { type Entry, EVERYTHING, isFiltered, passes, type StoryFilter, storyOf, wordsOf } from '../entries.ts'
import { saidOf } from './lines.ts'
import './story.css'

interface Props {
  /** One case, or several whose story is told as one. */
  roots: readonly OpenRoot[]
  names: Names
  me: string
  /** How a case is called, where there are several. */
  caseName?: (root: string) => string
}
const kindOf = (name: string): AnyKind | undefined => (name === caseKind.name ? caseKind : kindNamed(name))

/** Everything a reader may open of these cases, by day, found by kind, person, part, days and words. */
export function Timeline({ roots, names, me, caseName }: Props) {
  const [filter, setFilter] = useState(EVERYTHING)
  const [opened, open] = useState<Entry | undefined>()
  const wanted = useDeferredValue(filter)
  const story = useMemo(() => storyOf(roots), [roots])
  const find = useMemo(() => finder(story, names), [story, names])
  const found = useMemo(() => find(wanted), [find, wanted])
  const [ahead, told] = useMemo(() => (isFiltered(wanted) ? [[], found] : parted(found)), [found, wanted])
  const root = opened && roots.find(one => one.root === opened.root)
  const record = root?.records.find(one => one.rec === opened?.record.rec)
  const line = (entry: Entry) => (
    <Line
      key={entry.record.rec}
      entry={entry}
      names={names}
      where={caseName && roots.length > 1 ? caseName(entry.root) : ''}
      onOpen={open}
    />
  )
  return (
    <>
      <Filters story={story} filter={filter} onFilter={setFilter} found={found.length} names={names} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys move between the buttons inside, which do the work */}
      <div className="story" onKeyDown={moveWithKeys}>
        {found.length === 0 && <p className="sub">{names.t('story.none')}</p>}
        {ahead.length > 0 && (
          <details className="story-ahead no-print">
            <summary>{names.t('story.ahead', { count: ahead.length })}</summary>
            <Growing items={ahead}>{line}</Growing>
          </details>
        )}
        <Growing items={told}>{line}</Growing>
      </div>
      {root && record && <Opened root={root} record={record} names={names} me={me} onClose={() => open(undefined)} />}
    </>
  )
}

/** What has a day to come is not yet part of the story: it stands folded above it, the nearest first. */
function parted(entries: readonly Entry[]): [ahead: readonly Entry[], told: readonly Entry[]] {
  const today = dayHere(Date.now())
  const first = entries.findIndex(entry => entry.day <= today)
  return first === -1 ? [[...entries].reverse(), []] : [entries.slice(0, first).reverse(), entries.slice(first)]
}

/** Looks through a story; each entry's words are gathered once, when somebody first looks for some. */
function finder(story: readonly Entry[], names: Names): (filter: StoryFilter) => readonly Entry[] {
  const known = new Map<Entry, string>()
  const words = (entry: Entry) => (): string => {
    const kind = kindOf(entry.record.kind)
    const found = known.get(entry) ?? (kind ? wordsOf(entry, lineOf(entry, kind, names)) : '')
    known.set(entry, found)
    return found
  }
  return filter => (isFiltered(filter) ? story.filter(entry => passes(entry, filter, words(entry))) : story)
}

const lineOf = (entry: Entry, kind: AnyKind, names: Names): string => {
  const { bold, words, label } = saidOf(entry.record, kind, names)
  return [label, bold, words].join('\n')
}

/** `j` and `k` go to the next and the one before, as in every list. */
function moveWithKeys(event: KeyboardEvent<HTMLDivElement>) {
  const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return
  const entries = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.story-open')].filter(one =>
    one.checkVisibility(),
  )
  const at = entries.findIndex(one => one.contains(document.activeElement))
  const next = entries[Math.max(0, at + step)]
  if (!next) return
  event.preventDefault()
  next.focus()
}

function Opened(props: { root: OpenRoot; record: Entry['record']; names: Names; me: string; onClose: () => void }) {
  const own = useOwnFields()
  const kind = kindOf(props.record.kind)
  if (!kind) return null
  return (
    <Dialog title={props.names.t(`kinds.${kind.name}.label`)} onClose={props.onClose}>
      <RecordCard root={props.root} kind={kind} record={props.record} own={own} names={props.names} me={props.me} />
    </Dialog>
  )
}

/** One line of the story: when, what, by whom. */
const Line = memo(function Line(props: { entry: Entry; names: Names; where: string; onOpen: (entry: Entry) => void }) {
  const { entry, names, where, onOpen } = props
  const { t, language } = names
  const { record } = entry
  const kind = kindOf(record.kind)
  if (!kind) return null
  const { bold, words, label, tone } = saidOf(record, kind, names)
  const closed = bold === '' && words === '' && record.closed.length > 0
  return (
    <div className="line story-line">
      <time dateTime={entry.day}>{shortDay(entry.day, language, Date.now())}</time>
      <div className="note">
        {bold && <b>{bold} </b>}
        {words && (
          <span className="pre" dir="auto">
            {words}
          </span>
        )}
        {closed && <span className="sub">{t('cases.closedPart')}</span>}
        <span className="sub">
          <bdi>{names.personName(entry.author)}</bdi>
          {where && (
            <>
              {' · '}
              <bdi>{where}</bdi>
            </>
          )}
          {record.waiting && ` · ${t('cases.waiting')}`}
          <span className="no-print">
            {' · '}
            <button type="button" className="linkish story-open" onClick={() => onOpen(entry)}>
              {t('cases.openRecord')}
              <span className="quietly">{` ${label}`}</span>
            </button>
          </span>
        </span>
      </div>
      <Pill tone={tone}>{label}</Pill>
    </div>
  )
})

function Filters(props: {
  story: readonly Entry[]
  filter: StoryFilter
  found: number
  names: Names
  onFilter: (filter: StoryFilter) => void
}) {
  const { story, filter, names } = props
  const { t } = names
  const [more, showMore] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const present = useMemo(() => presentIn(story), [story])
  const put = (part: Partial<StoryFilter>) => props.onFilter({ ...filter, ...part })
  useEffect(() => {
    const down = (event: globalThis.KeyboardEvent) => {
      const target = event.target
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog')) return
      event.preventDefault()
      search.current?.focus()
    }
    window.addEventListener('keydown', down)
    return () => window.removeEventListener('keydown', down)
  }, [])
  const sorted = (values: readonly string[], label: (value: string) => string) =>
    values.map(value => ({ value, label: label(value) })).sort((a, b) => a.label.localeCompare(b.label))
  return (
    <search className="story-filters no-print" aria-label={t('story.search')}>
      <SearchField
        box={search}
        label={t('story.find')}
        value={filter.text}
        onValue={text => put({ text })}
        shortcut="/"
      />
      <Button small look="quiet" aria-expanded={more} onClick={() => showMore(!more)}>
        {t('story.filters')}
      </Button>
      {more && (
        <div className="story-more">
          <SelectField
            label={t('story.kind')}
            value={filter.kinds[0] ?? ''}
            onValue={kind => put({ kinds: kind === '' ? [] : [kind] })}
            none={t('story.anyKind')}
            choices={sorted(present.kinds, kind => t(`kinds.${kind}.plural`))}
          />
          <SelectField
            label={t('story.person')}
            value={filter.author}
            onValue={author => put({ author })}
            none={t('story.anyone')}
            choices={sorted(present.authors, names.personName)}
          />
          <SelectField
            label={t('story.part')}
            value={filter.part}
            onValue={part => put({ part })}
            none={t('story.anyPart')}
            choices={present.parts.map(part => ({ value: part, label: t(`compartments.${part}.label`) }))}
          />
          <TextField label={t('story.from')} type="date" value={filter.from} onValue={from => put({ from })} />
          <TextField label={t('story.to')} type="date" value={filter.to} onValue={to => put({ to })} />
        </div>
      )}
      <p className="sub" role="status">
        {isFiltered(filter)
          ? t('story.found', { count: props.found, all: story.length })
          : t('story.all', { count: story.length })}
        {isFiltered(filter) && (
          <Button small look="quiet" onClick={() => props.onFilter(EVERYTHING)}>
            {t('story.clear')}
          </Button>
        )}
      </p>
    </search>
  )
}

/** What there is to choose from: nothing is offered that finds nothing. */
function presentIn(story: readonly Entry[]) {
  const parts = new Set<string>(story.flatMap(entry => entry.open))
  return {
    kinds: [...new Set(story.map(entry => entry.record.kind))].filter(name => kindOf(name)),
    authors: [...new Set(story.map(entry => entry.author))].filter(Boolean),
    parts: COMPARTMENTS.filter(part => parts.has(part)),
  }
}
