/** A mail provider for tests: speaks as much SMTP as it takes to receive, and keeps every byte. */
import { createServer, type Socket } from 'node:net'

/** One mail as it arrived: the envelope, and head and body as they were on the line. */
export interface ReceivedMail {
  readonly from: string
  readonly to: string
  readonly raw: string
}
export interface LetterBox {
  /** For `Config.mail`. */
  readonly settings: { host: string; port: number; security: 'none'; from: string }
  readonly mails: ReceivedMail[]
  /** What is answered to the next recipients instead of taking them, first one first: `450 …`, `550 …`. */
  readonly refusals: string[]
  /** Everything that was said on every line, both ways. */
  heard(): Buffer
  close(): Promise<void>
}

/** Opens on any free port of this machine. */
export async function openLetterBox(): Promise<LetterBox> {
  const mails: ReceivedMail[] = []
  const refusals: string[] = []
  const heard: Buffer[] = []
  const open = new Set<Socket>()
  const server = createServer(socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
    socket.on('data', chunk => heard.push(chunk))
    receive(socket, mails, refusals)
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    settings: { host: '127.0.0.1', port, security: 'none', from: 'Office <office@example.org>' },
    mails,
    refusals,
    heard: () => Buffer.concat(heard),
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise(closed => server.close(closed))
    },
  }
}

function receive(socket: Socket, mails: ReceivedMail[], refusals: string[]): void {
  let rest = ''
  let mail = { from: '', to: '' }
  let body: string[] | undefined
  const say = (line: string) => socket.write(`${line}\r\n`)
  const hear = (line: string): void => {
    if (body !== undefined) {
      if (line !== '.') return void body.push(line)
      mails.push({ ...mail, raw: body.join('\r\n') })
      body = undefined
      return void say('250 taken')
    }
    const [verb = ''] = line.toUpperCase().split(/[ :]/)
    const address = /<([^>]*)>/.exec(line)?.[1] ?? ''
    if (verb === 'EHLO' || verb === 'HELO') say('250 letter-box')
    else if (verb === 'MAIL') {
      mail = { from: address, to: '' }
      say('250 from')
    } else if (verb === 'RCPT') {
      mail.to = address
      say(refusals.shift() ?? '250 to')
    } else if (verb === 'DATA') {
      body = []
      say('354 go on')
    } else if (verb === 'QUIT') socket.end('221 bye\r\n')
    else say('250 well')
  }
  say('220 letter-box')
  socket.on('data', chunk => {
    const lines = (rest + chunk.toString('utf8')).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
}
