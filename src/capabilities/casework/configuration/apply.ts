/** The configuration as a file, and a file as the configuration: the only way in which any of it is changed. */
import { isPlainObject } from '#records'
import { readOwnField } from '#replica/own-fields.ts'
import type { Base, ListRow, Outcome, Replica, Values } from '#replica/types.ts'
import { CONFIGURATION_FORMAT, type ConfigurationFile, canonical, type FilePeopleLanguage } from './file.ts'
import { keptConfiguration } from './read.ts'

type Store = Pick<Replica, 'list' | 'open' | 'create' | 'change' | 'teams'>

/** The oldest record of each name counts, on every device the same. */
async function byName(
  replica: Store,
  kind: string,
  name: (header: Values) => string | undefined,
): Promise<Map<string, ListRow>> {
  const page = await replica.list({ kind, limit: 5000 })
  const rows = new Map<string, ListRow>()
  for (const row of [...page.rows].sort((a, b) => (a.root < b.root ? -1 : 1))) {
    const key = name(row.header)
    if (key !== undefined && !rows.has(key)) rows.set(key, row)
  }
  return rows
}
const string = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const nameOfField = ({ on, comp, key }: Values): string | undefined =>
  string(on) && string(comp) && string(key) ? `${on}.${comp}.${key}` : undefined

const fieldsOf = (replica: Store) => byName(replica, 'ownField', nameOfField)
const languagesOf = (replica: Store) => byName(replica, 'peopleLanguage', header => string(header.tag))
const instrumentsOf = (replica: Store) => byName(replica, 'instrument', header => string(header.name))
const rulesOf = (replica: Store) => byName(replica, 'houseRules', () => 'houseRules')

const parsed = (content: unknown): Record<string, unknown> | undefined => {
  try {
    const value: unknown = typeof content === 'string' ? JSON.parse(content) : undefined
    return isPlainObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Everything that is configured on this device, as a file. */
export async function configurationFile(replica: Store): Promise<ConfigurationFile> {
  const [{ configuration }, fields, languages, instruments, rules, teams] = await Promise.all([
    keptConfiguration(replica),
    fieldsOf(replica),
    languagesOf(replica),
    instrumentsOf(replica),
    rulesOf(replica),
    replica.teams(),
  ])
  const teamName = new Map(teams.map(team => [team.id, team.name]))
  const offered = rules.get('houseRules')?.header.languages
  return {
    format: CONFIGURATION_FORMAT,
    notAsked: [...configuration.notAsked].sort(),
    reviewDays: configuration.reviewDays,
    approvals: configuration.approvals,
    twoOfficers: configuration.twoOfficers,
    instrumentsByTeam: Object.fromEntries(
      Object.entries(configuration.instruments).flatMap(([team, ids]) => {
        const name = teamName.get(team)
        return name ? [[name, [...ids]]] : []
      }),
    ),
    ...(Array.isArray(offered) ? { languages: offered.filter(one => typeof one === 'string') } : {}),
    ownFields: [...fields].sort(byKey).flatMap(([, row]) => readOwnField(row.header) ?? []),
    instruments: [...instruments].sort(byKey).flatMap(([, row]) => {
      const one = row.header.retired === true ? undefined : parsed(row.header.content)
      return one ? [one] : []
    }),
    peopleLanguages: [...languages].sort(byKey).flatMap(([, row]) => languageOf(row.header) ?? []),
  }
}
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

function languageOf(header: Values): FilePeopleLanguage | undefined {
  const { tag, name, texts } = header
  if (typeof tag !== 'string' || !isPlainObject(texts)) return undefined
  const said = Object.entries(texts).flatMap(([key, each]) =>
    typeof each === 'string' && each !== '' ? [[key, each]] : [],
  )
  return {
    tag,
    name: typeof name === 'string' && name !== '' ? name : tag,
    ...(header.rightToLeft === true ? { rightToLeft: true } : {}),
    ...(header.retired === true ? { retired: true } : {}),
    texts: Object.fromEntries(said),
  }
}

/**
 * Makes the file true, record by record; what is the same already is not written again, so that a second run does nothing. Stops
 * at the first refusal: what was written until then is sound by itself. Answers the names of teams the file speaks of that do not
 * exist here.
 */
export async function applyConfiguration(
  replica: Store,
  file: ConfigurationFile,
  why: string,
): Promise<Outcome<{ unknownTeams: string[] }>> {
  const teams = await replica.teams()
  const everyone = teams.find(team => team.purpose === 'everyone')
  if (!everyone) return { ok: false, code: 'team.unknown' }
  const put = putter(replica, everyone.id)
  const fields = await fieldsOf(replica)
  for (const field of file.ownFields ?? []) {
    const done = await put('ownField', fields.get(`${field.on}.${field.comp}.${field.key}`), { ...field })
    if (!done.ok) return done
  }
  const languages = await languagesOf(replica)
  for (const language of file.peopleLanguages ?? []) {
    const done = await put('peopleLanguage', languages.get(language.tag), {
      rightToLeft: undefined,
      retired: undefined,
      ...language,
    })
    if (!done.ok) return done
  }
  const instruments = await instrumentsOf(replica)
  for (const one of file.instruments ?? []) {
    const name = string(one.id) ?? ''
    const number = typeof one.version === 'number' ? one.version : 1
    const row = instruments.get(name)
    const content =
      canonical(parsed(row?.header.content)) === canonical(one) ? row?.header.content : JSON.stringify(one)
    const done = await put('instrument', row, { name, number, content })
    if (!done.ok) return done
  }
  if (file.languages !== undefined) {
    const done = await put('houseRules', (await rulesOf(replica)).get('houseRules'), { languages: file.languages })
    if (!done.ok) return done
  }
  const { header, unknownTeams } = await headerOf(replica, file, new Map(teams.map(team => [team.name, team.id])))
  const [row] = [...(await byName(replica, 'configuration', () => 'configuration')).values()]
  const done = await put('configuration', row, header, { why })
  return done.ok ? { ok: true, unknownTeams } : done
}

async function headerOf(replica: Store, file: ConfigurationFile, teamIds: ReadonlyMap<string, string>) {
  const { configuration: now } = await keptConfiguration(replica)
  const named = Object.entries(file.instrumentsByTeam ?? {})
  const known = named.flatMap(([name, ids]) => {
    const team = teamIds.get(name)
    return team ? [[team, [...ids]] as const] : []
  })
  const header: Values = {
    notAsked: [...(file.notAsked ?? now.notAsked)].sort(),
    reviewDays: { ...now.reviewDays, ...file.reviewDays },
    approvals: { ...now.approvals, ...file.approvals },
    instruments: { ...now.instruments, ...Object.fromEntries(known) },
    twoOfficers: file.twoOfficers ?? now.twoOfficers,
  }
  return { header, unknownTeams: named.map(([name]) => name).filter(name => !teamIds.has(name)) }
}

/** Creates or changes one record of all staff, if anything of it is different. */
const putter =
  (replica: Store, team: string) =>
  async (kind: string, row: ListRow | undefined, wanted: Values, besides: Values = {}): Promise<Outcome> => {
    if (!row) {
      const header = Object.fromEntries(
        Object.entries({ ...wanted, ...besides }).filter(([, value]) => value !== undefined),
      )
      return await replica.create(kind, { team, sealed: { header } })
    }
    const changed = Object.entries(wanted).filter(([name, value]) => canonical(row.header[name]) !== canonical(value))
    if (changed.length === 0) return { ok: true }
    const opened = await replica.open(row.root)
    const base: Base | undefined = opened.ok ? opened.root.records.find(record => record.rec === row.rec) : undefined
    const patch = Object.fromEntries(changed.map(([name, value]) => [name, value === undefined ? null : value]))
    return await replica.change(
      { root: row.root, rec: row.rec },
      { sealed: { header: { ...patch, ...besides } } },
      base,
    )
  }
