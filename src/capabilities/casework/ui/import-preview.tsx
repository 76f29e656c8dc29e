import { useState } from 'react'
import { type Translate, useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { SelectField, Tick } from '#app/parts/choice.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import type { ColumnUse, FieldValue, Place, Problem } from '#capabilities/exchange/types.ts'
import type { Preview, ReadChoices, Row } from './exchange-desk.ts'
import { optionKeyOf } from './htcds-words.ts'

interface Props {
  preview: Preview
  choices: ReadChoices
  onChoices: (choices: ReadChoices) => void
  leaveOut: readonly Place[]
  onLeaveOut: (places: readonly Place[]) => void
}
const FIRST = 40
const samePlace = (a: Place, b: Place) => a.sheet === b.sheet && a.row === b.row

/** Everything that would happen: what is created, each problem with its place and what is done about it, who may be there twice. */
export function ImportPreview(props: Props) {
  const { t } = useWords()
  const { preview } = props
  const must = preview.problems.filter(problem => problem.level === 'must')
  const may = preview.problems.filter(problem => problem.level === 'may')
  return (
    <>
      <Sheet title={t('importing.found', { count: preview.cases })}>
        <p className="sub">
          {preview.sample.map(row => row.name || t('cases.unnamed')).join(', ')}
          {preview.cases > preview.sample.length && ' …'}
        </p>
        {preview.skipped > 0 && <p className="sub">{t('importing.skipped', { count: preview.skipped })}</p>}
        {preview.ownFields.length > 0 && (
          <p className="sub">{t('importing.ownFields', { list: preview.ownFields.join(', ') })}</p>
        )}
      </Sheet>
      <Doubles {...props} />
      <Problems title={t('importing.must', { count: must.length })} problems={must} {...props} open />
      <Problems title={t('importing.may', { count: may.length })} problems={may} {...props} />
      <Columns {...props} />
    </>
  )
}

/** Rows that may be a person already here, or twice in the file: each can be left out. */
function Doubles({ preview, leaveOut, onLeaveOut }: Props) {
  const { t } = useWords()
  if (preview.duplicates.length + preview.matches.length === 0) return null
  const out = (place: Place) => leaveOut.some(one => samePlace(one, place))
  const toggle = (place: Place, on: boolean) =>
    onLeaveOut(on ? [...leaveOut, place] : leaveOut.filter(one => !samePlace(one, place)))
  const reasons = (list: readonly string[]) => list.map(reason => t(`exchange.duplicates.reasons.${reason}`)).join(', ')
  const placeOf = (row: Row) =>
    `${row.name || t('cases.unnamed')} (${t('exchange.place.row', { sheet: row.sheet, row: row.row })})`
  return (
    <Sheet title={t('importing.doubles', { count: preview.duplicates.length + preview.matches.length })}>
      {preview.matches.map(match => (
        <div className="line wide" key={`${match.existing}${match.place.sheet}${match.place.row}`}>
          <div>
            <b>{placeOf(match.place)}</b>
            <span className="sub">
              {t(`exchange.duplicates.relations.${match.relation}`)} {match.title && `${match.title}.`}{' '}
              {reasons(match.reasons)}
            </span>
          </div>
          <Tick label={t('importing.leaveOut')} checked={out(match.place)} onChecked={on => toggle(match.place, on)} />
        </div>
      ))}
      {preview.duplicates.map(pair => (
        <div className="line wide" key={pair.rows.map(row => row.sheet + row.row).join()}>
          <div>
            <b>{placeOf(pair.rows[1])}</b>
            <span className="sub">
              {t(`exchange.duplicates.certainty.${pair.certainty}`)}: {placeOf(pair.rows[0])}. {reasons(pair.reasons)}
            </span>
          </div>
          <Tick
            label={t('importing.leaveOut')}
            checked={out(pair.rows[1])}
            onChecked={on => toggle(pair.rows[1], on)}
          />
        </div>
      ))}
    </Sheet>
  )
}

function Problems(props: Props & { title: string; problems: readonly Problem[]; open?: boolean }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const { problems, choices, onChoices } = props
  if (problems.length === 0) return null
  const shown = all ? problems : problems.slice(0, FIRST)
  return (
    <Sheet title={props.title}>
      <details open={props.open}>
        <summary>{t('importing.showProblems')}</summary>
        <ul>
          {shown.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: problems come in reading order and do not move
            <li className="line wide" key={index}>
              <div>
                <span className="sub">{placeText(problem, t)}</span>
                {t(`exchange.problems.${problem.kind}`, wordsOf(problem, t))}{' '}
                {t(`exchange.actions.${problem.action}`, wordsOf(problem, t))}
              </div>
              {problem.kind === 'date-ambiguous' && problem.column && (
                <DateOrderChoice at={`${problem.sheet}!${problem.column}`} choices={choices} onChoices={onChoices} />
              )}
            </li>
          ))}
        </ul>
        {problems.length > shown.length && (
          <Button onClick={() => setAll(true)}>{t('importing.showAll', { count: problems.length })}</Button>
        )}
      </details>
    </Sheet>
  )
}

function DateOrderChoice({
  at,
  choices,
  onChoices,
}: {
  at: string
  choices: ReadChoices
  onChoices: (choices: ReadChoices) => void
}) {
  const { t } = useWords()
  const set = (order: string) => {
    if (order === 'day-first' || order === 'month-first')
      onChoices({ ...choices, dateOrder: { ...choices.dateOrder, [at]: order } })
  }
  return (
    <SelectField
      label={t('importing.dateOrder')}
      value={choices.dateOrder?.[at] ?? ''}
      onValue={set}
      none={t('importing.dateAsked')}
      choices={(['day-first', 'month-first'] as const).map(value => ({
        value,
        label: t(`exchange.dateOrder.${value}`),
      }))}
    />
  )
}

/** How each column is understood; one that was guessed wrong can be kept as an own field or left out. */
function Columns({ preview, choices, onChoices }: Props) {
  const { t } = useWords()
  const sheets = preview.sheets.filter(sheet => sheet.role === 'data')
  const use = (sheet: string, column: ColumnUse, as: string) => {
    const key = `${sheet}!${column.column}`
    const { [key]: _, ...rest } = choices.columns ?? {}
    onChoices({ ...choices, columns: as === 'own' || as === 'ignore' ? { ...rest, [key]: as } : rest })
  }
  return (
    <Sheet title={t('importing.columns')}>
      <details>
        <summary>{t('importing.showColumns')}</summary>
        {sheets.map(sheet => (
          <div key={sheet.name}>
            <h3>{t('exchange.place.sheet', { sheet: sheet.name })}</h3>
            {sheet.columns
              .filter(column => column.role !== 'number' && column.role !== 'meta')
              .map(column => (
                <SelectField
                  key={column.column}
                  label={`${column.column} · ${column.label}`}
                  value={choices.columns?.[`${sheet.name}!${column.column}`] ?? ''}
                  onValue={as => use(sheet.name, column, as)}
                  none={
                    'field' in column
                      ? `${t(`exchange.columns.${column.role}`)}${t('app.colon')}${fieldWords(column.field, t)}`
                      : t(`exchange.columns.${column.role}`)
                  }
                  choices={[
                    { value: 'own', label: t('exchange.columns.own') },
                    { value: 'ignore', label: t('exchange.columns.ignored') },
                  ]}
                />
              ))}
          </div>
        ))}
      </details>
    </Sheet>
  )
}

const fieldWords = (field: string, t: Translate) => optionKeyOf.fieldLabel(field, t)

function placeText(problem: Problem, t: Translate): string {
  const { sheet, row, column } = problem
  const place =
    row !== null && column !== null
      ? 'cell'
      : row !== null
        ? 'row'
        : column !== null
          ? 'column'
          : sheet
            ? 'sheet'
            : 'file'
  return t(`exchange.place.${place}`, { sheet, row: row ?? '', column: column ?? '' })
}

/** Everything a message about a problem may name. */
function wordsOf(problem: Problem, t: Translate): Record<string, string | number> {
  return {
    raw: problem.raw ?? '',
    read: problem.value === undefined ? '' : said(problem.value, problem.field, t),
    part: problem.part ?? '',
    row: problem.row ?? '',
    range: problem.range ?? '',
    rows: (problem.rows ?? []).join(', '),
    otherSheet: problem.otherRow?.sheet ?? '',
    otherRow: problem.otherRow?.row ?? '',
  }
}
const said = (value: FieldValue, field: string | null, t: Translate): string =>
  (Array.isArray(value) ? value : [value])
    .map(one =>
      typeof one === 'boolean' ? t(one ? 'app.field.yes' : 'app.field.no') : optionKeyOf.value(field, String(one), t),
    )
    .join(', ')
