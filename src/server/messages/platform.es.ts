import type { PlatformKey } from './platform.en.ts'

/** Spanish of platform.en.ts. */
export const platformEs: Readonly<Record<PlatformKey, string>> = {
  'config.title': 'Halte no puede arrancar, por sus ajustes:',
  'config.port': 'PORT es «{value}». Debe ser un número entero de 1 a 65535, por ejemplo PORT=4600.',
  'config.host':
    'HOST es «{value}». Debe ser un nombre de host o una dirección de este equipo, por ejemplo HOST=127.0.0.1, o HOST=0.0.0.0 para escuchar en todas las redes.',
  'config.database-url':
    'DATABASE_URL no sirve: {reason}. Tiene la forma postgresql://usuario:contraseña@host:5432/halte. No lo indique para usar la base de datos integrada.',
  'config.app-database-url':
    'HALTE_APP_DATABASE_URL no sirve: {reason}. Es la dirección de la misma base para el rol halte_app, y solo va junto con DATABASE_URL.',
  'config.reason.not-postgres': 'no empieza por postgresql://',
  'config.reason.no-database': 'no nombra ninguna base después del host',
  'config.reason.no-user': 'no nombra ningún usuario',
  'config.reason.not-an-address': 'no se puede leer como dirección',
  'config.reason.alone': 'falta DATABASE_URL',
  'config.data':
    'HALTE_DATA es «{value}». Debe ser una carpeta que exista o que se pueda crear, por ejemplo HALTE_DATA=./data.',
  'config.tls-pair':
    '{variable} está indicado sin {other}. Dé el certificado y su clave privada, o ninguno de los dos.',
  'config.tls-file':
    '{variable} es «{value}», y ese archivo no se puede leer. Dé la ruta de un archivo PEM que el usuario de Halte pueda leer.',
  'config.pg-bin':
    'HALTE_PG_BIN es «{value}», donde no están «postgres» ni «initdb». Dé la carpeta de un PostgreSQL 15 o posterior, por ejemplo /usr/lib/postgresql/17/bin.',
  'config.origin':
    'HALTE_ORIGIN es «{value}». Debe ser la dirección que se escribe, sin ruta, por ejemplo https://cases.example.org.',
  'config.demo': 'HALTE_DEMO es «{value}». Ponga 1 para la demostración, o no lo indique.',
  'config.operator-token':
    'HALTE_OPERATOR_TOKEN es demasiado corto para ser seguro. Use al menos 20 caracteres al azar, o no lo indique.',
  'config.mail-pair':
    '{variable} está definido sin {other}. Los recordatorios por correo necesitan ambos; sin los dos no se envía ninguno.',
  'config.mail-url':
    'MAIL_URL no se puede usar. Ejemplo: smtps://usuario:contraseña@mail.example.org, o smtp:// para un servidor que cifra con STARTTLS. Quítelo para no enviar ningún correo.',
  'config.mail-from':
    'MAIL_FROM es «{value}». Debe ser una dirección, con un nombre delante o sin él, por ejemplo MAIL_FROM="Oficina <oficina@example.org>".',
  'config.log': 'HALTE_LOG es «{value}». Use debug, info, warn o error.',

  'start.ready': 'Halte está listo: {address}',
  'start.demo-making': 'La demostración se está preparando; tarda alrededor de medio minuto.',
  'start.demo-ready':
    'La demostración está lista: elíjala en la primera página y entre como cualquiera de sus nueve personas.',
  'start.set-up-code': 'Para crear la organización, introduzca este código en la primera página: {code}',
  'start.stopping': 'Halte se está deteniendo…',
  'start.port-taken':
    'El puerto {port} en {host} ya lo usa otro programa. Deténgalo, o elija otro puerto, por ejemplo PORT={next}.',
  'start.port-denied':
    'Este usuario no puede abrir el puerto {port}. Elija un puerto mayor que 1023, por ejemplo PORT=4600, y ponga un proxy delante.',
  'start.host-unknown':
    'HOST es «{host}», que no es una dirección de este equipo. Use 127.0.0.1, o 0.0.0.0 para escuchar en todas las redes.',
  'start.failed': 'Halte no pudo arrancar, por un defecto propio. Comuníquelo, por favor, con estas líneas:',

  'lock.held':
    'Otro Halte (proceso {pid}) ya usa la carpeta de datos {folder}. Deténgalo primero, o dé a este su propia carpeta con HALTE_DATA.',
  'data.not-writable':
    'No se puede escribir en la carpeta de datos {folder}. Haga que pertenezca al usuario que ejecuta Halte, o elija otra con HALTE_DATA.',
  'data.other-owner':
    'La base de datos de {folder} pertenece a otro usuario de este equipo. Arranque Halte con ese usuario, o entregue la carpeta al actual: chown -R {user} {folder}',
  'data.closed-to-account':
    'PostgreSQL {version} se ejecuta con el usuario «nobody», que no puede entrar en {folder}. Elija una carpeta donde otros puedan entrar, por ejemplo HALTE_DATA=/var/lib/halte, o use el PostgreSQL integrado.',
  'data.full':
    'El disco que contiene {folder} está lleno. Libere espacio y vuelva a arrancar: no se ha perdido nada de lo confirmado.',

  'database.no-engine':
    'No hay base de datos integrada para este sistema ({platform}). Instale PostgreSQL 15 o posterior e indique en HALTE_PG_BIN la carpeta de sus programas, o indique DATABASE_URL.',
  'database.no-account':
    'Una base de datos no debe ejecutarse como root, y este equipo no tiene un usuario «nobody» con el que ejecutarla. Arranque Halte con un usuario corriente, o indique DATABASE_URL.',
  'database.root-unsupported':
    'En este sistema, root no puede arrancar la base de datos integrada. Arranque Halte con un usuario corriente, o indique DATABASE_URL.',
  'database.initdb': 'No se pudo crear la base de datos en {folder}: {detail}',
  'database.start': 'La base de datos no arrancó. Sus últimos mensajes están en {log}: {detail}',
  'database.other-version':
    'La base de datos de {folder} se hizo con PostgreSQL {found}, y los programas presentes son de la versión {have}. Use la versión {found}, o restaure una copia de seguridad en una carpeta de datos nueva.',
  'database.too-old': 'Esto es PostgreSQL {found}. Halte necesita la versión 15 o posterior.',
  'database.unreachable':
    'La base de datos en {host} no responde: {detail}. Compruebe que está en marcha y que DATABASE_URL es correcto.',
  'database.refused':
    'La base de datos en {host} rechaza al usuario «{user}»: {detail}. Compruebe el usuario y la contraseña en DATABASE_URL.',
  'database.encoding':
    "La base «{database}» está guardada como {found}. Halte necesita UTF8: créela con ENCODING 'UTF8' TEMPLATE template0.",
  'database.roles':
    'El usuario «{user}» no puede crear los roles que Halte necesita. Pida al administrador de la base que ejecute una vez estas líneas, y después indique en HALTE_APP_DATABASE_URL la misma dirección con el usuario halte_app:\n\n{sql}\n',
  'database.app-role-too-strong':
    'El rol «{role}» es superusuario, puede saltarse la seguridad por filas, o posee tablas. Halte se niega a servir con él: no dé nada de eso a halte_app.',
  'database.app-refused':
    'El rol halte_app no puede conectarse: {detail}. Fije su contraseña en la base, y HALTE_APP_DATABASE_URL en consecuencia.',

  'migration.changed':
    'La migración {name} no es la que construyó esta base de datos. Recupere el archivo original: una migración nunca se modifica, se añade otra.',
  'migration.missing':
    'Esta base de datos se construyó con la migración {name}, que esta copia de Halte no tiene. Probablemente es una versión más antigua: vuelva a instalar la más reciente.',
  'migration.order':
    'La migración {name} lleva un número anterior a {last}, que ya está en la base. Dele el número siguiente.',
  'migration.failed': 'La migración {name} falló y se deshizo: {detail}',

  'tls.unusable':
    'El certificado no se puede usar: {detail}. Compruebe que HALTE_TLS_CERT y HALTE_TLS_KEY se corresponden y son archivos PEM.',
}
