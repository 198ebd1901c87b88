// What the server takes for Redis: it keeps values, lets everybody subscribe, and answers commands of a test's choice
// with an error, as a Redis that has no memory left would.

import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface FakeRedis {
  readonly port: number
  close(): Promise<void>
}

/** @param fails - which commands are answered with an error */
export async function startFakeRedis(
  fails: (command: string, args: readonly string[]) => boolean = () => false,
): Promise<FakeRedis> {
  const values = new Map<string, string>()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // The server cuts its connections when it stops.
    socket.on('error', () => socket.destroy())
    let rest = ''
    socket.setEncoding('latin1').on('data', (text: string) => {
      const { commands, left } = parse(rest + text)
      rest = left
      for (const [name = '', ...args] of commands) {
        const command = name.toUpperCase()
        socket.write(fails(command, args) ? '-ERR no memory left\r\n' : answer(values, command, args))
      }
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      sockets.forEach((socket) => socket.destroy())
      server.close()
      await once(server, 'close')
    },
  }
}

/** Each command is a list of texts with their lengths in front; the last one may be there in part. */
function parse(text: string): { readonly commands: readonly string[][]; readonly left: string } {
  const commands: string[][] = []
  let at = 0
  const line = (): string | undefined => {
    const end = text.indexOf('\r\n', at)
    if (end < 0) return undefined
    const found = text.slice(at, end)
    at = end + 2
    return found
  }
  for (;;) {
    const start = at
    const count = Number(line()?.slice(1))
    const words: string[] = []
    while (words.length < count) {
      const length = Number(line()?.slice(1))
      if (!(text.length >= at + length + 2)) return { commands, left: text.slice(start) }
      words.push(text.slice(at, at + length))
      at += length + 2
    }
    if (Number.isNaN(count)) return { commands, left: text.slice(start) }
    commands.push(words)
  }
}

function answer(values: Map<string, string>, command: string, args: readonly string[]): string {
  const [key = ''] = args
  switch (command) {
    case 'PING':
      return '+PONG\r\n'
    case 'GET':
      return bulk(values.get(key))
    case 'SET':
      if (args.includes('NX') && values.has(key)) return bulk(undefined)
      values.set(key, args[1] ?? '')
      return '+OK\r\n'
    case 'SETEX':
      values.set(key, args[2] ?? '')
      return '+OK\r\n'
    case 'DEL':
      return `:${values.delete(key) ? 1 : 0}\r\n`
    case 'EXISTS':
      return `:${values.has(key) ? 1 : 0}\r\n`
    case 'PUBLISH':
      return ':1\r\n'
    // The only script is that of the rate limiter: allowed, and how many are left.
    case 'EVALSHA':
      return '*2\r\n:1\r\n:99\r\n'
    case 'SUBSCRIBE':
    case 'PSUBSCRIBE':
      return args
        .map((name, index) => `*3\r\n${bulk(command.toLowerCase())}${bulk(name)}:${index + 1}\r\n`)
        .join('')
    default:
      return '+OK\r\n'
  }
}

function bulk(text: string | undefined): string {
  return text === undefined ? '$-1\r\n' : `$${text.length}\r\n${text}\r\n`
}
