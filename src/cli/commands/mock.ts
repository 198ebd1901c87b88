// channelkit mock: a fake server on a port, for apps in development and for tests in any language.

import { createFakeSockudo } from '../../../mocks/sockudo/index.ts'
import { listen } from '../../../mocks/node.ts'
import { type Command, readArgs, UsageError } from '../command.ts'

export const mock: Command = {
  name: 'mock',
  summary: 'runs a fake server on a port',
  usage: `channelkit mock sockudo [--port 6001] [--host 127.0.0.1] [--app ID:KEY:SECRET]

Answers like a Sockudo, over HTTP and WebSocket, until it is interrupted.

  --port    0 takes any free port (default 6001)
  --host    the address to listen on (default 127.0.0.1)
  --app     an app; may be repeated (default app-id:app-key:app-secret)`,
  async run(args) {
    const { port, host, apps } = parse(args)
    const server = await listen(createFakeSockudo({ apps }), { port, host })
    console.log(`A fake Sockudo listens on http://${server.host}:${server.port}; Ctrl+C stops it.`)
    for (const { id, key, secret } of apps) {
      console.log(`  createSockudo('http://${key}:${secret}@${server.host}:${server.port}/apps/${id}')`)
      const options = `{ cluster: '', wsHost: '${server.host}', wsPort: ${server.port}, forceTLS: false }`
      console.log(`  new Pusher('${key}', ${options})`)
    }
    await interrupted()
    await server.close()
  },
}

interface App {
  readonly id: string
  readonly key: string
  readonly secret: string
}

function parse(args: readonly string[]): { port: number; host: string; apps: readonly App[] } {
  const { values, positionals } = readArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '6001' },
      host: { type: 'string', default: '127.0.0.1' },
      app: { type: 'string', multiple: true, default: ['app-id:app-key:app-secret'] },
    },
  })
  if (positionals.join(' ') !== 'sockudo') throw new UsageError('takes the name of a service: sockudo')
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port takes 0 to 65535')
  return { port, host: values.host, apps: values.app.map(appOf) }
}

function appOf(text: string): App {
  const [id, key, secret, ...rest] = text.split(':')
  if (!id || !key || !secret || rest.length > 0) throw new UsageError('--app takes ID:KEY:SECRET')
  return { id, key, secret }
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
