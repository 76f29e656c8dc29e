import pg from 'pg'
import { Problem } from '../problem.ts'

/**
 * The roles that migrations grant to. The owner (whoever runs the migrations) owns every table. None of these owns
 * anything, is superuser or bypasses row-level security.
 */
export const ROLES = {
  /** Signs in for the server; sees what row-level security lets it see. */
  app: 'halte_app',
  /** May only read the views with suppressed small numbers. The server is a member. */
  stats: 'halte_stats_ro',
  /** May only add to the audit log. The server is a member. */
  audit: 'halte_audit_insert',
  /** May read every row for a backup, by policies of its own. The owner is a member (`set role halte_backup`). */
  backup: 'halte_backup',
} as const

const GROUPS = [ROLES.stats, ROLES.audit, ROLES.backup]

/** Makes the missing roles and memberships, as `client`. Throws `database.roles` with the lines for an administrator if it may not. */
export async function ensureRoles(client: pg.Client, owner: string, appPassword: string): Promise<void> {
  try {
    for (const role of GROUPS) await createRole(client, role, 'nologin')
    await createRole(client, ROLES.app, `login password ${pg.escapeLiteral(appPassword)}`)
    for (const [role, member] of [
      [ROLES.stats, ROLES.app],
      [ROLES.audit, ROLES.app],
      [ROLES.backup, owner],
    ] as const) {
      const { rows } = await client.query('select pg_has_role($1::name, $2::name, $3) as member', [
        member,
        role,
        'member',
      ])
      if (!rows[0]?.member) await client.query(`grant ${role} to ${pg.escapeIdentifier(member)}`)
    }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === '42501')) throw error
    throw new Problem('database.roles', { user: owner, sql: instructions(owner) }, error)
  }
}

async function createRole(client: pg.Client, role: string, login: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  if (rowCount !== 0) return
  try {
    await client.query(`create role ${role} ${login} nosuperuser nocreatedb nocreaterole noreplication nobypassrls`)
  } catch (error) {
    // Another server that starts at the same moment made it first.
    if (!(error instanceof pg.DatabaseError && (error.code === '42710' || error.code === '23505'))) throw error
  }
}

/** What an administrator runs once where the owner may not create roles. */
function instructions(owner: string): string {
  return [
    ...GROUPS.map(role => `CREATE ROLE ${role} NOLOGIN;`),
    `CREATE ROLE ${ROLES.app} LOGIN PASSWORD '…';`,
    `GRANT ${ROLES.stats}, ${ROLES.audit} TO ${ROLES.app};`,
    `GRANT ${ROLES.backup} TO ${pg.escapeIdentifier(owner)};`,
  ].join('\n')
}

/** Refuses a sign-in that row-level security would not hold: superuser, bypass, or owner of a table. */
export async function refuseStrongRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select current_user as role, rolsuper or rolbypassrls or exists (
       select from pg_class where relowner = pg_roles.oid and relnamespace <> 'pg_toast'::regnamespace) as strong
     from pg_roles where rolname = current_user`,
  )
  if (rows[0]?.strong !== false) throw new Problem('database.app-role-too-strong', { role: String(rows[0]?.role) })
}
