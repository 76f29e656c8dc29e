/** The text of `docs/data-dictionary.md`: the kinds of this installation, and what became of every field of HTCDS 2.0. */
import { dataDictionary } from '#records'
import { KEPT_AS_TEXT, type NotPlaced } from './casework/index.ts'
import { CATALOGUE } from './catalogue.ts'
import { messages } from './messages.ts'

const INTRODUCTION = `# Data dictionary

Generated from the declarations of the kinds by \`node src/capabilities/write-generated.ts\`; do not edit. A test says when it is due.

Every field is either a **fact** or **sealed**. Facts (class F) are coded answers that the server can read, to sort, remind and count: never free
text, a name, or an exact date about the person (months at most; the due day of a task is ours, not hers). Everything else is sealed in a
compartment before it leaves the device; who can open which compartment is decided team by team.

| class | part | what is in it |
| --- | --- | --- |
| F | facts | coded answers, readable by the server |
| S1 | header, identity | names and code; birthdate, documents, phones, relatives |
| S2 | location | where the person is |
| S3 | narrative | interviews, notes, assessments |
| S4 | health, legal | medical; privileged |
| S5 | evidence | places, suspects, recordings |

A sealed document also holds the organisation's own fields (\`own\`), and whatever a newer version of Halte wrote in it (\`later\`), unchanged.
Fields named “with …” are only true together: two people changing them at once are asked, never merged.

Names in the column HTCDS 2.0 are those of the Human Trafficking Case Data Standard of the International Organization for Migration (IOM), version 2.0,
used under CC BY 4.0 with changes (sorted into parts; two values added, marked *). IOM does not endorse this product.

`

const REASONS: Record<NotPlaced, string> = {
  deprecated: 'deprecated in version 2.0 of the standard',
  partner: 'describes an organisation: partners come with the capability coordination',
  suspect: 'describes a perpetrator: suspects belong behind the wall, in the capability field',
}

/** The whole file. */
export function dictionaryText(): string {
  const rows = Object.entries(KEPT_AS_TEXT).map(([id, { part, why }]) => `| \`${id}\` | ${part} | ${REASONS[why]} |`)
  return [
    INTRODUCTION + dataDictionary(CATALOGUE, messages),
    '## Fields of HTCDS 2.0 without a field of their own',
    '',
    'An import keeps them as text with the case (`imported`), and an export writes them back.',
    '',
    '| HTCDS 2.0 | kept in | why |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
