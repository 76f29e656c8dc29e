/** The data dictionary: what is recorded, who can read it, and what it is called, from the declarations themselves. */
import type { Part } from './compartments.ts'
import type { AnyField, FieldSpec } from './fields.ts'
import { type AnyKind, type Catalogue, fieldsOf, listsOf } from './kinds.ts'
import { LANGUAGES, type Language, type MessageTree, message } from './translations.ts'

type Messages = Readonly<Record<Language, MessageTree>>

/** Data classes of security.md 2.3. */
const CLASSES: Record<Part, string> = {
  facts: 'F',
  header: 'S1',
  identity: 'S1',
  location: 'S2',
  narrative: 'S3',
  health: 'S4',
  legal: 'S4',
  evidence: 'S5',
}

/** Markdown of every kind, field and list of a catalogue. A key without a translation shows as the key: the test of messages fails first. */
export function dataDictionary(catalogue: Catalogue, messages: Messages): string {
  return [
    ...catalogue.kinds.flatMap(declared => kindSection(declared, messages)),
    '## Lists of values',
    '',
    'Values marked * are additions of Halte to a published list.',
    '',
    ...[...listsOf(catalogue.kinds).values()].flatMap(list => [
      `### ${list.name}`,
      '',
      ...table(
        ['value', 'English', 'français', 'español'],
        list.values.map(value => [
          `\`${value}\`${list.own.includes(value) ? ' *' : ''}`,
          ...said(messages, `lists.${list.name}.${value}`),
        ]),
      ),
    ]),
  ].join('\n')
}

function kindSection(declared: AnyKind, messages: Messages): string[] {
  const names = said(messages, `kinds.${declared.name}.label`)
  const belongs =
    declared.of === undefined
      ? 'A root: it has keys, teams and retention of its own.'
      : `Belongs to a \`${declared.of}\`.`
  const rows = fieldsOf(declared).map(({ part, name, field }) => [
    `\`${name}\``,
    part,
    CLASSES[part],
    typeOf(field),
    (field.marks.htcds ?? []).map(id => `\`${id}\``).join(' '),
    ...said(messages, `fields.${declared.name}.${name}.label`),
  ])
  const rules = declared.rules.map(
    rule => `* \`${rule.code}\`: ${message(messages.en, `problems.${rule.code}`) ?? rule.code}`,
  )
  return [
    `## ${names[0]} (\`${declared.name}\`)`,
    '',
    `${names[1]} · ${names[2]}. ${belongs} Schema ${declared.schema}.`,
    '',
    ...table(['field', 'part', 'class', 'type', 'HTCDS 2.0', 'English', 'français', 'español'], rows),
    ...(rules.length === 0 ? [] : ['Rules:', '', ...rules, '']),
  ]
}

const said = (messages: Messages, key: string): string[] =>
  LANGUAGES.map(language => message(messages[language], key) ?? key)

function typeOf({ spec, isRequired, marks }: AnyField): string {
  const notes = [
    ...(isRequired ? ['required'] : []),
    ...(marks.together === undefined ? [] : [`with “${marks.together}”`]),
    ...(marks.key === undefined ? [] : [`key ${marks.key}`]),
  ]
  return [wordsOf(spec), ...notes].join(', ')
}

function wordsOf(spec: FieldSpec): string {
  const { type, list, item, max, min, target, ordered } = spec
  if (type === 'list' && item !== undefined) return `${ordered ? 'ordered list' : 'set'} of ${wordsOf(item)}`
  if (type === 'map' && item !== undefined) return `${wordsOf(item)} by name`
  if (list !== undefined) return `${type} ${list.name}`
  if (target !== undefined) return `${type} ${target}`
  if (min !== undefined) return `${type} ${min}…${max}`
  return max === undefined ? type : `${type} ≤ ${max}`
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line), '']
}
