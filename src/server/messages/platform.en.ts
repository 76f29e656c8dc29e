/** Messages for the person who starts and runs the server. `{name}` is filled from the problem's data. */
export const platformEn = {
  'config.title': 'Halte cannot start, because of its settings:',
  'config.port': 'PORT is “{value}”. It must be a whole number from 1 to 65535, for example PORT=4600.',
  'config.host':
    'HOST is “{value}”. It must be a host name or an address of this machine, for example HOST=127.0.0.1, or HOST=0.0.0.0 to listen on every network.',
  'config.database-url':
    'DATABASE_URL is not usable: {reason}. It looks like postgresql://user:password@host:5432/halte. Leave it out to use the built-in database.',
  'config.app-database-url':
    'HALTE_APP_DATABASE_URL is not usable: {reason}. It is the address of the same database for the role halte_app, and only goes together with DATABASE_URL.',
  'config.reason.not-postgres': 'it does not begin with postgresql://',
  'config.reason.no-database': 'it names no database after the host',
  'config.reason.no-user': 'it names no user',
  'config.reason.not-an-address': 'it cannot be read as an address',
  'config.reason.alone': 'DATABASE_URL is missing',
  'config.data':
    'HALTE_DATA is “{value}”. It must be a folder that exists or can be created, for example HALTE_DATA=./data.',
  'config.tls-pair': '{variable} is set without {other}. Give both the certificate and its private key, or neither.',
  'config.tls-file':
    '{variable} is “{value}”, and that file cannot be read. Give the path of a PEM file that the user running Halte may read.',
  'config.pg-bin':
    'HALTE_PG_BIN is “{value}”, which holds no “postgres” and “initdb”. Give the folder of a PostgreSQL 15 or later, for example /usr/lib/postgresql/17/bin.',
  'config.origin':
    'HALTE_ORIGIN is “{value}”. It must be the address people type, without a path, for example https://cases.example.org.',
  'config.demo': 'HALTE_DEMO is “{value}”. Use 1 for the demonstration, or leave it out.',
  'config.operator-token':
    'HALTE_OPERATOR_TOKEN is too short to be safe. Use at least 20 random characters, or leave it out.',
  'config.mail-pair': '{variable} is set without {other}. Reminders by e-mail need both; without both none are sent.',
  'config.mail-url':
    'MAIL_URL cannot be used. It looks like smtps://user:password@mail.example.org, or smtp:// for a server that begins its encryption by STARTTLS. Leave it out to send no e-mail.',
  'config.mail-from':
    'MAIL_FROM is “{value}”. It must be an address, with a name before it or without, for example MAIL_FROM="Office <office@example.org>".',
  'config.log': 'HALTE_LOG is “{value}”. Use debug, info, warn or error.',

  'start.ready': 'Halte is ready: {address}',
  'start.demo-making': 'The demonstration is being made; it takes about half a minute.',
  'start.demo-ready': 'The demonstration is ready: choose it on the first page, and sign in as any of its nine people.',
  'start.set-up-code': 'To set up the organisation, enter this code on the first page: {code}',
  'start.stopping': 'Halte is stopping …',
  'start.port-taken':
    'Port {port} on {host} is already used by another program. Stop that program, or choose another port, for example PORT={next}.',
  'start.port-denied':
    'This user may not open port {port}. Choose a port above 1023, for example PORT=4600, and put a proxy in front of it.',
  'start.host-unknown':
    'HOST is “{host}”, which is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 to listen on every network.',
  'start.failed': 'Halte could not start, because of a fault of its own. Please report it with these lines:',

  'lock.held':
    'Another Halte (process {pid}) already uses the data folder {folder}. Stop it first, or give this one its own folder with HALTE_DATA.',
  'data.not-writable':
    'The data folder {folder} cannot be written. Make it belong to the user that runs Halte, or choose another with HALTE_DATA.',
  'data.other-owner':
    'The database in {folder} belongs to another user of this machine. Start Halte as that user, or give the folder to the present one: chown -R {user} {folder}',
  'data.closed-to-account':
    'PostgreSQL {version} runs as the user “nobody”, which cannot enter {folder}. Choose a folder that others may enter, for example HALTE_DATA=/var/lib/halte, or use the built-in PostgreSQL.',
  'data.full':
    'The disk that holds {folder} is full. Free some space and start again: nothing that was confirmed is lost.',

  'database.no-engine':
    'There is no built-in database for this system ({platform}). Install PostgreSQL 15 or later and set HALTE_PG_BIN to the folder of its programs, or set DATABASE_URL.',
  'database.no-account':
    'A database must not run as root, and this machine has no user “nobody” to run it as. Start Halte as an ordinary user, or set DATABASE_URL.',
  'database.root-unsupported':
    'On this system the built-in database cannot be started by root. Start Halte as an ordinary user, or set DATABASE_URL.',
  'database.initdb': 'The database could not be created in {folder}: {detail}',
  'database.start': 'The database did not start. Its last words are in {log}: {detail}',
  'database.other-version':
    'The database in {folder} was made by PostgreSQL {found}, and the programs here are version {have}. Use version {found}, or restore a backup into a new data folder.',
  'database.too-old': 'This is PostgreSQL {found}. Halte needs version 15 or later.',
  'database.unreachable':
    'The database at {host} does not answer: {detail}. Check that it runs, and that DATABASE_URL is right.',
  'database.refused':
    'The database at {host} refuses user “{user}”: {detail}. Check the user and the password in DATABASE_URL.',
  'database.encoding':
    "The database “{database}” is stored as {found}. Halte needs UTF8: create it with ENCODING 'UTF8' TEMPLATE template0.",
  'database.roles':
    'User “{user}” may not create the roles Halte needs. Ask the administrator of the database to run these lines once, then set HALTE_APP_DATABASE_URL to the same address with the user halte_app:\n\n{sql}\n',
  'database.app-role-too-strong':
    'The role “{role}” is a superuser, may bypass row-level security, or owns tables. Halte refuses to serve with it: give halte_app none of these.',
  'database.app-refused':
    'The role halte_app cannot sign in: {detail}. Set its password in the database, and HALTE_APP_DATABASE_URL accordingly.',

  'migration.changed':
    'Migration {name} is not the one this database was built with. Restore the original file: a migration is never edited, a new one is added.',
  'migration.missing':
    'This database was built with migration {name}, which this copy of Halte does not have. It is probably an older version: install the newer one again.',
  'migration.order':
    'Migration {name} is numbered before {last}, which is already in the database. Give it the next number.',
  'migration.failed': 'Migration {name} failed and was undone: {detail}',

  'tls.unusable':
    'The certificate cannot be used: {detail}. Check that HALTE_TLS_CERT and HALTE_TLS_KEY belong together and are PEM files.',
} as const

export type PlatformKey = keyof typeof platformEn
